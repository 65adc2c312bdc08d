import pickle
import sys

print(pickle.loads(sys.stdin.buffer.read()))
