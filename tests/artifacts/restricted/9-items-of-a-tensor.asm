# an item of something that is no dict: refused since 2.10
PROTO 2
GLOBAL torch._utils _rebuild_tensor_v2
EMPTY_TUPLE
REDUCE
BININT1 1
BININT1 2
SETITEM
STOP
