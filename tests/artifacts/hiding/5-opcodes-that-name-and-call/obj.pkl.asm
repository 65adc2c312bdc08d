# dangerous: OBJ
PROTO 2
MARK
GLOBAL os system
BINUNICODE "id"
OBJ
STOP
