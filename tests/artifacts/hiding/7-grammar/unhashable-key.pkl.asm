# unreadable: a list as a key
PROTO 2
EMPTY_DICT
EMPTY_LIST
NONE
SETITEM
STOP
