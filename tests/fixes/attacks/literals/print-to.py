import datetime


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def save_more():
    with open("limits.txt", "w") as stream:
        print(repr(datetime.date.today()), file=stream)


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())
