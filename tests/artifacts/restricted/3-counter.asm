# allowed since 2.4
PROTO 2
GLOBAL collections Counter
EMPTY_TUPLE
REDUCE
STOP
