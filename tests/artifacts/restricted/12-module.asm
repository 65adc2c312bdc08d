# an id that is no storage
PROTO 2
MARK
BINUNICODE "module"
TUPLE
BINPERSID
STOP
