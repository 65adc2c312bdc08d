import enum
import yaml


class Level(enum.IntEnum):
    LOW = 1


def save(path):
    with open(path, "w") as stream:
        yaml.dump({"level": Level.LOW}, stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
