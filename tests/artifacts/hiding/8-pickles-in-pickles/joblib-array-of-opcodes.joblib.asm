# dangerous: for joblib a call is the bytes of an array, for plain pickle it is a call
PROTO 2
GLOBAL joblib.numpy_pickle NumpyArrayWrapper
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
MARK
UNICODE subclass
GLOBAL numpy ndarray
UNICODE shape
BININT1 20
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
GLOBAL posix system
UNICODE id
TUPLE1
REDUCE
STOP
