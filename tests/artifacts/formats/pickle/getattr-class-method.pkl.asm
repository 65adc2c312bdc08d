# How a bound class method is pickled; both the class and the method are vouched for.
PROTO 2
GLOBAL __builtin__ getattr
GLOBAL zoneinfo ZoneInfo
BINUNICODE "_unpickle"
TUPLE2
REDUCE
BINPUT 0
BINUNICODE "Europe/Paris"
BININT1 1
TUPLE2
REDUCE
POP
BINGET 0
BINUNICODE "Europe/Rome"
BININT1 1
TUPLE2
REDUCE
STOP
