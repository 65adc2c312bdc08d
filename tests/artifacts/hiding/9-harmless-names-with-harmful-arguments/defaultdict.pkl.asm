# dangerous: the factory is called for any missing key
PROTO 4
GLOBAL collections defaultdict
GLOBAL os getcwd
TUPLE1
REDUCE
STOP
