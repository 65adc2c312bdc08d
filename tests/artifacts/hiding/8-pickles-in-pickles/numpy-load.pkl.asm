# dangerous: numpy.load of a file
PROTO 4
GLOBAL numpy load
SHORT_BINUNICODE "evil.npy"
TUPLE1
REDUCE
STOP
