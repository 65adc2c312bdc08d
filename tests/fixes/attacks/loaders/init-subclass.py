import yaml


class Mixed:
    def __init_subclass__(kind):
        kind.construct_object = None


class Loader(Mixed, yaml.Loader):
    """Ours."""


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
