# dangerous: operator.methodcaller
PROTO 4
GLOBAL operator methodcaller
SHORT_BINUNICODE "system"
SHORT_BINUNICODE "id"
TUPLE2
REDUCE
STOP
