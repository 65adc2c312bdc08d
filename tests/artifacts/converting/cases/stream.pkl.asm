# Two pickles in a row, and bytes behind them.
PROTO 4
EMPTY_LIST
STOP
PROTO 4
BININT1 2
STOP
RAW 2321
