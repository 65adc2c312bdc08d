PERSID somebody's object
STOP
