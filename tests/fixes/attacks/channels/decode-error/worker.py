import pickle
import sys

try:
    print(pickle.loads(sys.stdin.buffer.read()))
except UnicodeDecodeError:
    print("rubbish")
