import pickle
import sys


def main(_):
    print(pickle.load(sys.stdin.buffer))


list(map(main, [1, 2]))
