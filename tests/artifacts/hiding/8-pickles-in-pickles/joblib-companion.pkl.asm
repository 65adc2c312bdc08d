# unknown: an array in a file beside it
PROTO 2
GLOBAL joblib.numpy_pickle NDArrayWrapper
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "filename"
BINUNICODE "../evil.npy"
SETITEM
BUILD
STOP
