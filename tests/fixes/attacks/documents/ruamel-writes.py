import yaml
from ruamel.yaml import YAML


def save(path):
    with open(path, "w") as stream:
        YAML(typ="unsafe").dump((1, 2), stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
