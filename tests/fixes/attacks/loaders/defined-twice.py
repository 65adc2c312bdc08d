import yaml


class Loader(yaml.Loader):
    """Ours."""


class Loader(yaml.Loader):
    def construct_object(self, node, deep=False):
        return self.construct_python_tuple(node)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
