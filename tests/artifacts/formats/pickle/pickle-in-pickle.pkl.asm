# pickle.loads of bytes that are a pickle again.
PROTO 3
GLOBAL pickle loads
SHORT_BINBYTES 636f730a73797374656d0a285669640a74522e
TUPLE1
REDUCE
STOP
