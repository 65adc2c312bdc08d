GLOBAL copyreg _reconstructor
MARK
GLOBAL subprocess Popen
GLOBAL builtins object
NONE
TUPLE
REDUCE
STOP
