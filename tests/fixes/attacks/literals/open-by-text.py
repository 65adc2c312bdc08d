import io
import sys


def note(name, text):
    getattr(io, "open")(name, "w").write(text)


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
note(sys.argv[1], "max(1, 2)")
