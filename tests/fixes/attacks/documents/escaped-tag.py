import yaml

DOCUMENT = "!!%70ython/tuple [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
