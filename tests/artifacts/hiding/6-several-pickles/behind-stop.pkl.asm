# dangerous: a second load gets it
PROTO 2
NONE
STOP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
