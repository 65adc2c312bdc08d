import yaml


class Loader(yaml.Loader):
    """Ours."""


for one in yaml.Loader.__subclasses__():
    one.extra = True


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
