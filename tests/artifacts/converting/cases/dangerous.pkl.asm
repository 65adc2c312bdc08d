# A call that must not be made, beside data that is carried.
PROTO 4
EMPTY_DICT
MARK
SHORT_BINUNICODE "x"
GLOBAL os system
SHORT_BINUNICODE "echo inherited"
TUPLE1
REDUCE
SHORT_BINUNICODE "y"
BININT1 1
SETITEMS
STOP
