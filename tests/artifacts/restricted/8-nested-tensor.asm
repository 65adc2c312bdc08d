# allowed from 2.2 until 2.15
PROTO 2
GLOBAL torch._utils _rebuild_nested_tensor
STOP
