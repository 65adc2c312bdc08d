# unreadable: no loader reads it
PROTO 2
NONE
FLOAT 
STOP
