# suspicious: a partial is called
PROTO 4
GLOBAL functools partial
GLOBAL somebodys.library helper
TUPLE1
REDUCE
EMPTY_TUPLE
REDUCE
STOP
