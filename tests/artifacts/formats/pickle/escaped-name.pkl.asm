# Python 2's string with escapes, as the name of a module.
STRING 'o\x73'
STRING 'sys\x74em'
STACK_GLOBAL
UNICODE id
TUPLE1
REDUCE
STOP
