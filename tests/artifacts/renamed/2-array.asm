# an array of numpy to pandas: what may be given to one may not be given to the other
PROTO 4
GLOBAL pandas.core.base FrozenNDArray
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BUILD
STOP
