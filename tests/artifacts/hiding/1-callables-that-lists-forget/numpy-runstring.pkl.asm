# dangerous: numpy.testing._private.utils.runstring
PROTO 4
SHORT_BINUNICODE "numpy.testing._private.utils"
SHORT_BINUNICODE "runstring"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
