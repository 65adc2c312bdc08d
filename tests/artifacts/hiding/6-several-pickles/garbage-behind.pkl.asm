# suspicious: bytes that nobody reads
PROTO 2
NONE
STOP
RAW ffffffffffffffff
