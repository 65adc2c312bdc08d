# As a key function among settings: it reaches an attribute of what it is called with, and nobody calls it here.
PROTO 4
EMPTY_DICT
MARK
SHORT_BINUNICODE "key"
GLOBAL operator attrgetter
SHORT_BINUNICODE "owner.name"
TUPLE1
REDUCE
SHORT_BINUNICODE "clean"
GLOBAL operator methodcaller
SHORT_BINUNICODE "lower"
TUPLE1
REDUCE
SETITEMS
STOP
