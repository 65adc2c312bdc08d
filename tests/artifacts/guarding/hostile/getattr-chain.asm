GLOBAL builtins getattr
MARK
GLOBAL builtins getattr
MARK
GLOBAL things Model
UNICODE __init__
TUPLE
REDUCE
UNICODE __globals__
TUPLE
REDUCE
STOP
