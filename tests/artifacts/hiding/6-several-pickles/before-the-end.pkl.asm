# dangerous: cut off behind the call
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
POP
RAW 58ffff
