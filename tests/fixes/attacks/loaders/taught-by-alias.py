import yaml


class Loader(yaml.Loader):
    """Ours."""


Ours = Loader
Ours.yaml_constructors = dict(yaml.Loader.yaml_constructors)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
