# dangerous: NEWOBJ of a class that starts a program
PROTO 2
GLOBAL subprocess Popen
BINUNICODE "id"
TUPLE1
NEWOBJ
STOP
