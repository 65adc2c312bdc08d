# suspicious: PUT of a number with a plus sign
PROTO 2
NONE
PUT +5
STOP
