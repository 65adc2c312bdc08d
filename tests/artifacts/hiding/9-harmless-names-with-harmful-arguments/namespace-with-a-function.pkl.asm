# dangerous: a namespace that carries a function
PROTO 2
GLOBAL argparse Namespace
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "func"
GLOBAL os system
SETITEM
BUILD
STOP
