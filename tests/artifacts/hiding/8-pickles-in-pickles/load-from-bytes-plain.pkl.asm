# safe: the pickle inside is harmless
PROTO 4
GLOBAL torch.storage _load_from_bytes
SHORT_BINBYTES 80025d71002e
TUPLE1
REDUCE
STOP
