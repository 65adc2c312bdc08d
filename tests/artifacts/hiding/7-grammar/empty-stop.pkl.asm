# unreadable: STOP with nothing on the stack
PROTO 2
EMPTY_LIST
POP
STOP
