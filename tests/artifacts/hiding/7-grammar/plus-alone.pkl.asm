# safe: all read it alike
PROTO 2
INT +1
STOP
