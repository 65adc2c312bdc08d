def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return [eval(line) for line in stream]


save([])
print(load())
