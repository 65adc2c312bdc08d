# suspicious: the first argument is called
PROTO 2
GLOBAL array _array_reconstructor
MARK
BINUNICODE "x"
BINUNICODE "i"
BININT1 1
NONE
TUPLE
REDUCE
STOP
