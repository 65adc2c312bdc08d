def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))
        stream.seek(0)
        stream.write("[x for x in [1]]")


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())
