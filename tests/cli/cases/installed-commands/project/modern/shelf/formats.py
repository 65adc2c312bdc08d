import pickle
import sys


def show(path):
    with open(path, "rb") as file:
        print(pickle.load(file))


def read(data):
    return pickle.loads(data)


def restore():
    return pickle.load(sys.stdin.buffer)
