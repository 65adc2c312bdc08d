import pickle
from pickle import UnpicklingError as OSError
import sys


def main():
    try:
        task = pickle.loads(sys.stdin.buffer.read())
    except OSError:
        task = None
    print(task)


main()
