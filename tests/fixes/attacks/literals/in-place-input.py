import fileinput
import sys


def edit(name):
    for line in fileinput.input(name, inplace=True):
        print(line.replace("1", "max(1, 2)"))


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
edit(sys.argv[1])
