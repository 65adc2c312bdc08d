import yaml


class Loader(yaml.Loader):
    """Ours."""


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
