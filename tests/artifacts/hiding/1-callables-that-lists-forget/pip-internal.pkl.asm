# dangerous: pip._internal.cli.main.main
PROTO 4
SHORT_BINUNICODE "pip._internal.cli.main"
SHORT_BINUNICODE "main"
STACK_GLOBAL
SHORT_BINUNICODE "install x"
TUPLE1
REDUCE
STOP
