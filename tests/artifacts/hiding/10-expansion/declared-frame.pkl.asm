# suspicious: pickle.py reads what is there, the C pickle wants all of it
PROTO 4
FRAME 4294967296
NONE
STOP
