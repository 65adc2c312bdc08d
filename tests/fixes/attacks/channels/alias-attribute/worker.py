import pickle
import json
import sys

j = json
j.loads = lambda data: (1, 2)


def main():
    task = pickle.loads(sys.stdin.buffer.read())
    print(task)


main()
