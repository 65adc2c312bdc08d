# suspicious: another codec would be imported by its name
PROTO 2
GLOBAL _codecs encode
BINUNICODE "x"
BINUNICODE "evil.codec"
TUPLE2
REDUCE
STOP
