# A call of what another call returned, with arguments that another call returned.
PROTO 4
GLOBAL app factory
EMPTY_TUPLE
REDUCE
MEMOIZE
GLOBAL app arguments
EMPTY_TUPLE
REDUCE
REDUCE
STOP
