# The memo's first index is written twice: pickletools gives up, loaders go on.
PROTO 2
BINUNICODE "harmless"
BINPUT 0
BINUNICODE "os"
BINPUT 0
BINUNICODE "system"
STACK_GLOBAL
BINUNICODE "id"
TUPLE1
REDUCE
STOP
