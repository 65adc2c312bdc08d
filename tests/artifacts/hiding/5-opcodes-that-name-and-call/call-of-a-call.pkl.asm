# suspicious: what another call returned is called
PROTO 2
GLOBAL somebodys.library factory
EMPTY_TUPLE
REDUCE
BINUNICODE "id"
TUPLE1
REDUCE
STOP
