PROTO 2
GLOBAL collections defaultdict
GLOBAL builtins breakpoint
TUPLE1
REDUCE
STOP
