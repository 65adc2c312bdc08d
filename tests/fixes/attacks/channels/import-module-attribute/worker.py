import pickle
import sys
from importlib import import_module

import_module("json").loads = lambda data: (1, 2)


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
