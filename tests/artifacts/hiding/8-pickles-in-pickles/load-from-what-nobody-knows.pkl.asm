# dangerous: what is loaded is made by a call
PROTO 4
GLOBAL torch.storage _load_from_bytes
GLOBAL os urandom
BININT1 9
TUPLE1
REDUCE
TUPLE1
REDUCE
STOP
