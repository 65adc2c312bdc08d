import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.raw.read())
    print(task)


main()
