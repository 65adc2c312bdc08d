import pickle
import sys

read = pickle.loads
print(read(sys.stdin.buffer.read()))
