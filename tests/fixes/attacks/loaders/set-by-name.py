import yaml


class Loader(yaml.Loader):
    """Ours."""


setattr(Loader, "flatten_mapping", lambda self, node: None)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
