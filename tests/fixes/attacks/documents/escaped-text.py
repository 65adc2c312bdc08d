import yaml

DOCUMENT = "\x21!python\x2ftuple [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
