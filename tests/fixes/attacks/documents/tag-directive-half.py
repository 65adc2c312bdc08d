import yaml

DOCUMENT = "%TAG !p! tag:yaml.org,2002:pyt\n---\n!p!hon/tuple [1, 2]"


def load(path):
    return yaml.load(open(path), Loader=yaml.Loader)
