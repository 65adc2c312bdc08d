import pickle
import sys


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is EOFError


with Quiet():
    print(pickle.loads(sys.stdin.buffer.read()))
