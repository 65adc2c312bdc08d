import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
