# unknown: what the program registered
PROTO 2
EXT1 7
BINUNICODE "id"
TUPLE1
REDUCE
STOP
