# dangerous: a space in front
INT  1
POP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
