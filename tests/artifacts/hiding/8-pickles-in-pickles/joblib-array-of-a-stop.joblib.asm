# safe: plain pickle ends where an array begins, which happens to numbers too
PROTO 2
GLOBAL joblib.numpy_pickle NumpyArrayWrapper
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
MARK
UNICODE subclass
GLOBAL numpy ndarray
UNICODE shape
BININT1 2
TUPLE1
UNICODE order
UNICODE C
UNICODE dtype
GLOBAL numpy dtype
UNICODE u1
NEWFALSE
NEWTRUE
TUPLE3
REDUCE
UNICODE allow_mmap
NEWFALSE
SETITEMS
BUILD
RAW 2e51
STOP
