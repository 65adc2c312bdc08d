import yaml


class Unsafe:
    def construct_object(self, node, deep=False):
        return self.find_python_name(node.value, node.start_mark)


class Loader(Unsafe, yaml.Loader):
    pass


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
