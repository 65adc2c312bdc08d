# unknown: APPEND calls a method of something unknown
PROTO 2
GLOBAL somebodys.library Hooks
EMPTY_TUPLE
REDUCE
BINUNICODE "id"
APPEND
STOP
