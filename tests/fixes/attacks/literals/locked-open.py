import os
import sys


def note(name, text):
    os.write(os.open(name, os.O_WRONLY), text)


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
note(sys.argv[1], b"max(1, 2)")
