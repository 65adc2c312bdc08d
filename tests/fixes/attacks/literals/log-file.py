import logging
import sys

logging.basicConfig(filename=sys.argv[1], format="%(message)s")


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())


save([])
print(load())
logging.error("max(1, 2)")
