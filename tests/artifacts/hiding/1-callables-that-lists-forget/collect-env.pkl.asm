# dangerous: torch.utils.collect_env.run
PROTO 4
SHORT_BINUNICODE "torch.utils.collect_env"
SHORT_BINUNICODE "run"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
