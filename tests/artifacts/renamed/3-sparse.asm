# nobody vouches for the old class, and pandas 1 makes an empty series of it
PROTO 4
GLOBAL pandas.core.sparse.series SparseSeries
EMPTY_TUPLE
NEWOBJ
STOP
