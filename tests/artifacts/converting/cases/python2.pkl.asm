# As Python 2 wrote it: an instance of an old-style class, names that are called otherwise now, strings that are bytes.
MARK
INST app Old
EMPTY_DICT
SHORT_BINSTRING "name"
SHORT_BINSTRING ff
SETITEM
BUILD
GLOBAL __builtin__ set
MARK
INT 1
LONG 2L
INT 01
LIST
TUPLE1
REDUCE
GLOBAL copy_reg _reconstructor
MARK
GLOBAL app New
GLOBAL __builtin__ object
NONE
TUPLE
REDUCE
TUPLE3
STOP
