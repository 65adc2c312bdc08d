import functools
import yaml

write = functools.partial(yaml.dump, sort_keys=False)


def save(path):
    with open(path, "w") as stream:
        write((1, 2), stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
