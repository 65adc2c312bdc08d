import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.readline())
    print(task)


main()
