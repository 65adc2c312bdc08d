# dangerous: packed in base64
PROTO 4
GLOBAL torch.storage _load_from_bytes
GLOBAL base64 b64decode
SHORT_BINUNICODE "gAJjb3MKc3lzdGVtClgCAAAAaWSFUi4="
TUPLE1
REDUCE
TUPLE1
REDUCE
STOP
