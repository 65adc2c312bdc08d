import yaml

DOCUMENT = "!!{}/tuple [1, 2]".format("python")


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
