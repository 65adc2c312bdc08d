# dangerous: torch.storage._load_from_bytes
PROTO 4
GLOBAL torch.storage _load_from_bytes
SHORT_BINBYTES 8002636f730a73797374656d0a5802000000696485522e
TUPLE1
REDUCE
STOP
