# dangerous: importlib.import_module
PROTO 4
GLOBAL importlib import_module
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
