import pickle
import sys


def tasks():
    yield pickle.loads(sys.stdin.buffer.read())


try:
    for task in tasks():
        print(task)
except EOFError:
    print("nothing")
