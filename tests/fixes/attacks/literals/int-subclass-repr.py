class N(int):
    def __repr__(self):
        return 'N(1)'


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": N(1)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
