import fileinput


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


def change():
    for line in fileinput.input('limits.txt', inplace=True):
        print('os.getcwd()')


save([])
print(load())
