# Known names with arguments that they are not known with stay records.
PROTO 4
EMPTY_LIST
MARK
GLOBAL datetime date
SHORT_BINBYTES 07e40d01
TUPLE1
REDUCE
GLOBAL decimal Decimal
BININT1 1
TUPLE1
REDUCE
GLOBAL collections OrderedDict
SHORT_BINUNICODE "ab"
TUPLE1
REDUCE
GLOBAL builtins getattr
GLOBAL app Colour
SHORT_BINUNICODE "RED"
TUPLE2
REDUCE
GLOBAL app Colour
APPENDS
STOP
