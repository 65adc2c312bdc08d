import contextlib
import pickle
import sys

with contextlib.ExitStack() as stack:
    stack.push(lambda kind, error, trace: kind is EOFError)
    print(pickle.loads(sys.stdin.buffer.read()))
