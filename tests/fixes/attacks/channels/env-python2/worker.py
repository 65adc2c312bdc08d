import cPickle as pickle
import sys

print(pickle.loads(sys.stdin.read()))
