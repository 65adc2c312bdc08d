# pickle translates names below protocol 3 only, torch since 2.6 always
PROTO 3
GLOBAL __builtin__ set
MARK
EMPTY_LIST
TUPLE
REDUCE
STOP
