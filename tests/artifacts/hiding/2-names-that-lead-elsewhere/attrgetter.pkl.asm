# dangerous: operator.attrgetter("system")(os)
PROTO 4
GLOBAL operator attrgetter
SHORT_BINUNICODE "system"
TUPLE1
REDUCE
GLOBAL some module
TUPLE1
REDUCE
STOP
