import yaml

TAG = "!!" + "python" + "/" + "tuple"
DOCUMENT = TAG + " [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
