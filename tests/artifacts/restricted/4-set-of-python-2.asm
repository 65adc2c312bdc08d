# translated since 2.4, allowed since 2.6
PROTO 2
GLOBAL __builtin__ set
MARK
EMPTY_LIST
TUPLE
REDUCE
STOP
