import pickle
import sys

print(pickle.load(open(sys.argv[1], "rb")))
