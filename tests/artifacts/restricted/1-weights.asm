# a state dict as torch.save writes it
PROTO 2
EMPTY_DICT
BINPUT 0
BINUNICODE "weight"
GLOBAL torch._utils _rebuild_tensor_v2
MARK
MARK
BINUNICODE "storage"
GLOBAL torch FloatStorage
BINUNICODE "0"
BINUNICODE "cpu"
BININT1 4
TUPLE
BINPERSID
BININT1 0
TUPLE
REDUCE
SETITEM
STOP
