import yaml

DOCUMENT = "!!pyt" "hon/tuple [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
