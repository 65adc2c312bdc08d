# suspicious: a memo index of four billion
PROTO 2
EMPTY_LIST
RAW 72ffffffff
RAW 6affffffff
APPEND
STOP
