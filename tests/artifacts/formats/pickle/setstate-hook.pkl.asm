# The first BUILD plants __setstate__, the second calls it.
PROTO 2
GLOBAL types SimpleNamespace
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "__setstate__"
GLOBAL shop.models apply
SETITEM
BUILD
BINUNICODE "id"
BUILD
STOP
