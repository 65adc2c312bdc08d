import pickle
import sys

try:
    task = pickle.load(sys.stdin.buffer)
except ValueError:
    print("value")
