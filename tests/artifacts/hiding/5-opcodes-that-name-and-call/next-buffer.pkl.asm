# unknown: a buffer beside the pickle
PROTO 5
NEXT_BUFFER
READONLY_BUFFER
STOP
