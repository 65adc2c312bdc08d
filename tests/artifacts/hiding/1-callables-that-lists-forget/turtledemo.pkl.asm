# dangerous: turtledemo.__main__.DemoWindow
PROTO 4
SHORT_BINUNICODE "turtledemo.__main__"
SHORT_BINUNICODE "DemoWindow"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
