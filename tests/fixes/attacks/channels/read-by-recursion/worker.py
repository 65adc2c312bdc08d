import pickle
import sys


def main(n):
    print(pickle.load(sys.stdin.buffer))
    if n:
        main(n - 1)


main(1)
