MARK
GLOBAL functools partial
MARK
GLOBAL things kept
TUPLE
REDUCE
OBJ
STOP
