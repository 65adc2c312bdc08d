# Special attributes lead to everything, whoever calls it.
PROTO 4
GLOBAL operator attrgetter
SHORT_BINUNICODE "__init__.__globals__"
TUPLE1
REDUCE
STOP
