# dangerous: BUILD on a module sets what others call
PROTO 2
GLOBAL some module
NONE
EMPTY_DICT
BINUNICODE "loads"
GLOBAL os system
SETITEM
TUPLE2
BUILD
STOP
