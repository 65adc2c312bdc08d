# An opcode reaches over the end of its frame.
PROTO 4
FRAME 6
SHORT_BINUNICODE "harmless"
TUPLE1
GLOBAL collections OrderedDict
POP
STOP
