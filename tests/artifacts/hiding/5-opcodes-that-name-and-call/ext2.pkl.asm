# unknown: what the program registered
PROTO 2
EXT2 700
BINUNICODE "id"
TUPLE1
REDUCE
STOP
