import pickle
import sys


def main():
    try:
        task = pickle.loads(sys.stdin.buffer.read())
    except (RecursionError, MemoryError):
        task = None
    print(task)


main()
