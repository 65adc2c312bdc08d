import yaml


class Loader(yaml.Loader):
    def flatten_mapping(self, node):
        node.tag = 'tag:yaml.org,2002:python/tuple'
        super().flatten_mapping(node)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
