# dangerous: 8 for strtol, an error for pickle.py
INT 010
POP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
