# dangerous: what a second load reads depends on the loader
PROTO 4
FRAME 8
NONE
STOP
SHORT_BINBYTES 00000000
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
