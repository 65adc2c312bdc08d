# a state for what is allowed: since 2.6
PROTO 2
GLOBAL collections Counter
EMPTY_TUPLE
REDUCE
EMPTY_DICT
BUILD
STOP
