# unknown: what the program makes of an id
MARK
PERSID storage
LIST
STOP
