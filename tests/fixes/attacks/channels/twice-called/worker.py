import pickle
import sys


def read():
    return pickle.load(sys.stdin.buffer)


first = read()
second = read()
