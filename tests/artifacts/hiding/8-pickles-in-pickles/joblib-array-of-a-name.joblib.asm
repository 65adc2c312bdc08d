# suspicious: for joblib a name is the bytes of an array, for plain pickle it is imported
PROTO 2
GLOBAL joblib.numpy_pickle NumpyArrayWrapper
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
MARK
UNICODE subclass
GLOBAL numpy ndarray
UNICODE shape
BININT1 12
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
GLOBAL acme Thing
STOP
