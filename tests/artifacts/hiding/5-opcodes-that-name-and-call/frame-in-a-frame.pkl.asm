# suspicious: a frame begins before the one before it has ended
PROTO 4
FRAME 12
FRAME 2
NONE
STOP
NONE
STOP
