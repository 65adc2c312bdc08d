# unknown: a class with a plain state
PROTO 2
GLOBAL somebodys.library Model
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "a"
BININT1 1
SETITEM
BUILD
STOP
