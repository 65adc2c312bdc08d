# dangerous: the result is thrown away
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
POP
EMPTY_DICT
STOP
