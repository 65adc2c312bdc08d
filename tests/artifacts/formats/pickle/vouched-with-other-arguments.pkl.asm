# Its codec would be looked up, which imports a module of that name.
PROTO 2
GLOBAL _codecs encode
BINUNICODE "x"
BINUNICODE "my_codec"
TUPLE2
REDUCE
STOP
