# refused by every release, and run by torch.load(weights_only=False)
PROTO 2
GLOBAL os system
BINUNICODE "id"
TUPLE1
REDUCE
STOP
