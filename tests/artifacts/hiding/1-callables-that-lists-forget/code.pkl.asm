# dangerous: code.InteractiveInterpreter
PROTO 4
SHORT_BINUNICODE "code"
SHORT_BINUNICODE "InteractiveInterpreter"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
