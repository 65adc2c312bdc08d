from collections import namedtuple

Point = namedtuple('Point', 'x y')


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr(Point(1, 2)))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
