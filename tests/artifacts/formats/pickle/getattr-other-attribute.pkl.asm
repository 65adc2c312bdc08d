PROTO 2
GLOBAL __builtin__ getattr
GLOBAL zoneinfo ZoneInfo
BINUNICODE "__subclasses__"
TUPLE2
REDUCE
EMPTY_TUPLE
REDUCE
STOP
