from collections import Counter


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr(Counter(limits)))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
