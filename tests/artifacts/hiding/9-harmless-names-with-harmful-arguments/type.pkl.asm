# unknown: type with three arguments makes a class
PROTO 4
GLOBAL builtins type
SHORT_BINUNICODE "X"
EMPTY_TUPLE
EMPTY_DICT
TUPLE3
REDUCE
STOP
