# torch warns and goes on where nobody else does
PROTO 9
EMPTY_DICT
STOP
