# suspicious: 16 for loaders, an error for pickletools
PROTO 2
INT 0x10
STOP
