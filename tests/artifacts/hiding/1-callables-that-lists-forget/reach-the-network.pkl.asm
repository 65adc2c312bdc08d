# dangerous: ssl.get_server_certificate
PROTO 4
SHORT_BINUNICODE "ssl"
SHORT_BINUNICODE "get_server_certificate"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
