# dangerous: torch calls the first argument with the third
PROTO 2
GLOBAL torch._tensor _rebuild_from_type_v2
MARK
GLOBAL os system
GLOBAL torch Tensor
BINUNICODE "id"
TUPLE1
EMPTY_DICT
TUPLE
REDUCE
STOP
