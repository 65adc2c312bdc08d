# only a parameter is made without a call, before 2.6
PROTO 2
GLOBAL torch.nn.parameter Parameter
EMPTY_TUPLE
NEWOBJ
GLOBAL torch Size
EMPTY_TUPLE
NEWOBJ
TUPLE2
STOP
