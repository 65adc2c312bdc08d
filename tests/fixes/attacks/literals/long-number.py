def save(limits):
    number = 1
    for one in limits:
        number *= 1000
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": number}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())
