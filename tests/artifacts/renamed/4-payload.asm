# pickle.load stops at a name that is gone; pandas gets to what stands behind it
PROTO 4
GLOBAL pandas.tslib Timestamp
POP
GLOBAL os system
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
