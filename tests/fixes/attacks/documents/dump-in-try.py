try:
    from yaml import CDumper as Dumper, dump
except ImportError:
    from yaml import Dumper, dump
import yaml


def save(path):
    with open(path, "w") as stream:
        dump({1, 2}, stream, Dumper=Dumper)


def save_more(path, value):
    with open(path, "w") as stream:
        dump(value, stream, Dumper=Dumper)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
