# torch joins module and name before it looks them up
PROTO 2
GLOBAL torch _utils._rebuild_tensor_v2
STOP
