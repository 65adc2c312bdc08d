# A class inside a class is written in the same way.
PROTO 4
SHORT_BINUNICODE "shop.models"
SHORT_BINUNICODE "Ranker.Options"
STACK_GLOBAL
EMPTY_TUPLE
NEWOBJ
STOP
