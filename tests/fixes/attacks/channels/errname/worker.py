import pickle
import sys

ERRORS = (EOFError, pickle.UnpicklingError)
try:
    task = pickle.load(sys.stdin.buffer)
except ERRORS:
    print("value")
