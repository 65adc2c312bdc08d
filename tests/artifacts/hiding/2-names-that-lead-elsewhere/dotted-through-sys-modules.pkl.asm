# dangerous: sys.modules has everything
PROTO 4
SHORT_BINUNICODE "sys"
SHORT_BINUNICODE "modules.get"
STACK_GLOBAL
SHORT_BINUNICODE "os"
TUPLE1
REDUCE
STOP
