# dangerous: 1000 for loaders
LONG 1_000L
POP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
