import pickle
import sys


def main():
    stream = sys.stdin.buffer if len(sys.argv) < 2 else open(sys.argv[1], "rb")
    print(pickle.load(stream))


main()
