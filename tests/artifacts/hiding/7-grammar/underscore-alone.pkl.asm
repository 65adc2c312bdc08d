# safe: all read it alike
PROTO 2
LONG 1_000L
STOP
