# suspicious: the result of persistent_load is called
PROTO 2
BINUNICODE "x"
BINPERSID
EMPTY_TUPLE
REDUCE
EMPTY_TUPLE
REDUCE
STOP
