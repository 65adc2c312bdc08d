import collections
import yaml


def save(path):
    with open(path, "w") as stream:
        yaml.dump(collections.defaultdict(list), stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
