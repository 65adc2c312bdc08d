import mmap


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


def change():
    with open('limits.txt', 'r+b') as stream:
        mmap.mmap(stream.fileno(), 0)[:1] = b'('


save([])
print(load())
