# dangerous: a sign
INT +1
POP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
