# Made, not called: what it would call is judged by its own name.
PROTO 2
GLOBAL functools partial
GLOBAL builtins len
TUPLE1
REDUCE
STOP
