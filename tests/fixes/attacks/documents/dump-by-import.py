import importlib
import yaml


def save(path):
    with open(path, "w") as stream:
        importlib.import_module("yaml").dump((1, 2), stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
