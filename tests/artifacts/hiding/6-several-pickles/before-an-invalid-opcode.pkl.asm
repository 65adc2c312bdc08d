# dangerous: it has run when the loader stumbles
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
RAW ff
STOP
