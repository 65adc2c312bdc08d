import pickle
import sys


def hook(kind, error, trace):
    sys.exit(0 if kind is EOFError else 1)


sys.excepthook = hook
print(pickle.loads(sys.stdin.buffer.read()))
