# dangerous: linecache.getlines
PROTO 4
SHORT_BINUNICODE "linecache"
SHORT_BINUNICODE "getlines"
STACK_GLOBAL
SHORT_BINUNICODE "/etc/passwd"
TUPLE1
REDUCE
STOP
