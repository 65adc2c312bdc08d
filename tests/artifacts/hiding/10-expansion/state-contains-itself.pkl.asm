# unknown: an object as its own state
PROTO 4
GLOBAL somebodys.library Model
EMPTY_TUPLE
NEWOBJ
MEMOIZE
BINGET 0
BUILD
STOP
