# unknown: what the program registered
PROTO 2
EXT4 70000
BINUNICODE "id"
TUPLE1
REDUCE
STOP
