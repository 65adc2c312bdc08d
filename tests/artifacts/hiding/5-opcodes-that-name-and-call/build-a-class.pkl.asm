# dangerous: BUILD on a vouched class changes it for the whole program
PROTO 2
GLOBAL collections OrderedDict
NONE
EMPTY_DICT
BINUNICODE "update"
GLOBAL builtins len
SETITEM
TUPLE2
BUILD
STOP
