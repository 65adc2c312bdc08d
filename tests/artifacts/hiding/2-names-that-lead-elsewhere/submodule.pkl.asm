# dangerous: a module below one that lists name
GLOBAL multiprocessing.util spawnv_passfds
MARK
UNICODE id
TUPLE
REDUCE
STOP
