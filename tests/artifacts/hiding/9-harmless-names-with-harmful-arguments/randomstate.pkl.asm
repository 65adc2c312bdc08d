# dangerous: the second argument is called
PROTO 4
GLOBAL numpy.random._pickle __randomstate_ctor
SHORT_BINUNICODE "id"
GLOBAL os system
TUPLE2
REDUCE
STOP
