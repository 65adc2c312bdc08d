PROTO 4
SHORT_BINUNICODE "collections"
SHORT_BINUNICODE "OrderedDict.__init__.__globals__"
STACK_GLOBAL
STOP
