# dangerous: no PROTO anywhere
INT 1
STOP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
