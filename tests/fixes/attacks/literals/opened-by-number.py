import os


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def reset():
    number = os.open("limits.txt", os.O_WRONLY)
    os.write(number, b"dict(count=0)")


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())
