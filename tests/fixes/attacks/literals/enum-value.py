import enum


class Op(enum.IntEnum):
    A = 1

    def __repr__(self):
        return 'Op.A'


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr(Op.A))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
