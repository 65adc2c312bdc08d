# suspicious: pickle.py passes over an empty state of a list, the C pickle does not
PROTO 2
EMPTY_LIST
EMPTY_DICT
BUILD
STOP
