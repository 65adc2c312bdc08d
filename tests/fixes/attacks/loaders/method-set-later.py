import yaml


class Loader(yaml.Loader):
    """Ours."""


Loader.construct_document = lambda self, node: self.construct_python_tuple(node)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
