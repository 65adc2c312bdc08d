from collections import OrderedDict


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr(OrderedDict(a=1)))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
