MARK
GLOBAL os system
UNICODE touch mark
OBJ
STOP
