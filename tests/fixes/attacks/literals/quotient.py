def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": 1 / max(len(limits), 1e-320)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
