# suspicious: the C pickle refuses an empty line
PROTO 2
RAW 630a780a
STOP
