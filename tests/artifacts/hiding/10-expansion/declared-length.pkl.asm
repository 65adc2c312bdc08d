# unreadable: eight exabytes of text
PROTO 4
RAW 8dffffffffffffff7f
STOP
