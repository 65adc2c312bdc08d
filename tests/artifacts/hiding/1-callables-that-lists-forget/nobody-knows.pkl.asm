# unknown: a name that no list has
PROTO 4
GLOBAL somebodys.library helper
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
