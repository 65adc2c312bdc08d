import pickle
import sys

data = bytearray(sys.stdin.buffer.read())
print(pickle.loads(data), data.pop())
