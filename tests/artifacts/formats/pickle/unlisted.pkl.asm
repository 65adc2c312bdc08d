# On no list of dangerous names, and not vouched for either.
PROTO 2
GLOBAL some_library run_this
BINUNICODE "id"
TUPLE1
REDUCE
STOP
