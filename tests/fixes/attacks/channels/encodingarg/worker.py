import pickle
import sys


def main():
    task = pickle.loads(sys.stdin.buffer.read(), encoding="latin-1")
    print(task)


main()
