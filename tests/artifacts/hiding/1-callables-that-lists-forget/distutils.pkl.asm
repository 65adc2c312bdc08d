# dangerous: distutils.spawn.spawn
PROTO 4
SHORT_BINUNICODE "distutils.spawn"
SHORT_BINUNICODE "spawn"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
