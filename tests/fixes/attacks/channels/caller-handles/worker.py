import pickle
import sys


def read():
    return pickle.load(sys.stdin.buffer)


try:
    print(read())
except (EOFError, pickle.UnpicklingError):
    print("nothing")
