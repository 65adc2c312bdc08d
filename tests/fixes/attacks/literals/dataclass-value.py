import dataclasses


@dataclasses.dataclass
class Point:
    x: int


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr(Point(1)))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
