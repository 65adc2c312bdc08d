import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read()[4:])
    print(task)


main()
