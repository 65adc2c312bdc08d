import pickle
import sys


def main():
    print(pickle.loads(sys.stdin.buffer.read()))


main()
