import yaml


class Teaching(type):
    def __new__(kind, name, bases, body):
        made = super().__new__(kind, name, bases, body)
        made.construct_object = lambda self, node, deep=False: 1
        return made


class Loader(yaml.Loader, metaclass=Teaching):
    """Ours."""


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
