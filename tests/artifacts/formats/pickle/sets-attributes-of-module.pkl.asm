PROTO 2
GLOBAL collections OrderedDict
EMPTY_DICT
BINUNICODE "__repr__"
GLOBAL builtins len
SETITEM
BUILD
STOP
