# dangerous: numpy fetches a name, as GLOBAL does
PROTO 4
GLOBAL numpy._core _ufunc_reconstruct
SHORT_BINUNICODE "os"
SHORT_BINUNICODE "system"
TUPLE2
REDUCE
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
