# dangerous: copyreg._reconstructor calls __init__ of its base
PROTO 2
GLOBAL copyreg _reconstructor
GLOBAL somebodys.library Model
GLOBAL subprocess Popen
BINUNICODE "id"
TUPLE3
REDUCE
STOP
