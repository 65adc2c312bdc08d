# dangerous: a vouched class leads to its module
PROTO 4
SHORT_BINUNICODE "collections"
SHORT_BINUNICODE "OrderedDict.__init__.__globals__"
STACK_GLOBAL
STOP
