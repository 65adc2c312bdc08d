import pickle
import sys


def main():
    data = sys.stdin.buffer.read()
    print(len(data))
    task = pickle.loads(data)
    print(task)


main()
