import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read(100))
    print(task)


main()
