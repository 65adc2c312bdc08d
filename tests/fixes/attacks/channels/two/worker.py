import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    more = pickle.load(sys.stdin.buffer)
    print(task)


main()
