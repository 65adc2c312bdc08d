import pickle
import sys

pickle.load(sys.stdin.buffer)
