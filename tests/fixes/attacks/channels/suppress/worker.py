import contextlib
import pickle
import sys

with contextlib.suppress(EOFError, pickle.UnpicklingError):
    task = pickle.load(sys.stdin.buffer)
