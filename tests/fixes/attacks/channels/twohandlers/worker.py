import pickle
import sys

try:
    task = pickle.load(sys.stdin.buffer)
except EOFError:
    print("empty")
except pickle.UnpicklingError:
    print("rubbish")
