# dangerous: INST
MARK
STRING 'id'
INST os system
STOP
