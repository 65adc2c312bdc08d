# A class nobody knows, with plain state.
PROTO 2
GLOBAL shop.models Ranker
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "weight"
BININT1 3
SETITEM
BUILD
STOP
