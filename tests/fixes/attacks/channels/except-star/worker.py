import pickle
import sys

try:
    print(pickle.loads(sys.stdin.buffer.read()))
except* EOFError:
    print("nothing")
except* pickle.UnpicklingError:
    print("rubbish")
