# suspicious: a text reaches over the end of its frame
PROTO 4
FRAME 5
SHORT_BINUNICODE "abcdefgh"
STOP
