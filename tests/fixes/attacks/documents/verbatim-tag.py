import yaml

DOCUMENT = "!<tag:yaml.org,2002:python/tuple> [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
