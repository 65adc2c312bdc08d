PROTO 2
GLOBAL __builtin__ getattr
GLOBAL things Model
BINUNICODE "__init__"
TUPLE2
REDUCE
STOP
