# safe: attributes that nobody calls
PROTO 2
GLOBAL argparse Namespace
EMPTY_TUPLE
NEWOBJ
EMPTY_DICT
BINUNICODE "func"
BINUNICODE "os.system"
SETITEM
BUILD
STOP
