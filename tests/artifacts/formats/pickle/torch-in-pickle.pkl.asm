# torch's own function, vouched for if what it loads is.
PROTO 3
GLOBAL torch.storage _load_from_bytes
SHORT_BINBYTES 80024b012e
TUPLE1
REDUCE
STOP
