PROTO 2
GLOBAL functools partial
GLOBAL builtins getattr
TUPLE1
REDUCE
STOP
