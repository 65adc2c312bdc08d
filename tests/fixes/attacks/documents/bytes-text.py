import yaml

DOCUMENT = b"!!python/tuple [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
