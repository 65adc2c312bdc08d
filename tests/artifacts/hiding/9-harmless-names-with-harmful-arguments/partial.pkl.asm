# dangerous: a partial of os.system
PROTO 4
GLOBAL functools partial
GLOBAL os system
SHORT_BINUNICODE "id"
TUPLE2
REDUCE
STOP
