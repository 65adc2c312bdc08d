import pickle
import sys

print(pickle.loads(memoryview(sys.stdin.buffer.read())))
