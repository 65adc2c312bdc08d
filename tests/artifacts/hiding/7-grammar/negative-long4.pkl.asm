# unreadable: LONG4 of a negative length
PROTO 2
NONE
RAW 8bffffffff
STOP
