import yaml


class Loader(yaml.Loader):
    def construct_pair(self, node):
        return self.construct_python_tuple(node)


Loader.add_constructor('!pair', Loader.construct_pair)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
