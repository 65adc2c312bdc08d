# Calls whose results are thrown away, and an attribute of a module's class.
PROTO 4
GLOBAL os system
SHORT_BINUNICODE "echo inherited"
TUPLE1
REDUCE
POP
GLOBAL app make
EMPTY_TUPLE
REDUCE
POP
GLOBAL app Settings
EMPTY_DICT
SHORT_BINUNICODE "debug"
NEWTRUE
SETITEM
BUILD
POP
EMPTY_LIST
STOP
