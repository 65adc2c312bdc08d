# an index that later releases no longer have
PROTO 4
GLOBAL pandas.core.indexes.numeric Int64Index
EMPTY_TUPLE
NEWOBJ
STOP
