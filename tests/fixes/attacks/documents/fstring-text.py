import yaml

n = 1
DOCUMENT = f"!!python/tuple [{n}, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
