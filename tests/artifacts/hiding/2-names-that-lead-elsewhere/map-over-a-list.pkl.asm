# dangerous: builtins.map calls os.system
PROTO 4
GLOBAL builtins list
GLOBAL builtins map
GLOBAL os system
EMPTY_LIST
SHORT_BINUNICODE "id"
APPEND
TUPLE2
REDUCE
TUPLE1
REDUCE
STOP
