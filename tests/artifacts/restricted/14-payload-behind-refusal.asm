# POP is no opcode of it; pickle goes on
PROTO 2
NONE
POP
GLOBAL os system
STOP
