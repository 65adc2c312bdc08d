# suspicious: 8 for strtol, an error for pickle.py
PROTO 2
INT 010
STOP
