# suspicious: iter with two arguments calls the first
PROTO 4
GLOBAL builtins iter
GLOBAL somebodys.library helper
NONE
TUPLE2
REDUCE
STOP
