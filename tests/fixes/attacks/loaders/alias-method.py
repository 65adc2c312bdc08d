import yaml


class Loader(yaml.Loader):
    """Ours."""


for one in [Loader]:
    one.construct_scalar = lambda self, node: self.find_python_name("os.sep", node)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
