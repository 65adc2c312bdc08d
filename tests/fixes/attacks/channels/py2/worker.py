import pickle, sys

print pickle.loads(sys.stdin.read())
