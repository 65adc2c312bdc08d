import pickle
import sys

first = sys.stdin.buffer.peek(1)[:1]
if first != b"\x80":
    sys.exit(2)
print(pickle.loads(sys.stdin.buffer.read()))
