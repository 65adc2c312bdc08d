MARK
UNICODE touch mark
INST os system
STOP
