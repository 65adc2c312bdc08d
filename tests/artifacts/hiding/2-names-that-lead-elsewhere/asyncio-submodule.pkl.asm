# dangerous: a transport of asyncio starts programs
GLOBAL asyncio.unix_events _UnixSubprocessTransport
MARK
UNICODE id
TUPLE
REDUCE
STOP
