import pickle
import sys


def main():
    json = 1
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
