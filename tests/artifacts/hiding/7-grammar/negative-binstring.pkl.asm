# unreadable: a length that pickle.py takes for negative
PROTO 2
RAW 54ffffff80
STOP
