import yaml


def read(stream, loader=yaml.Loader):
    if loader is yaml.Loader:
        return yaml.load(stream, Loader=loader)
    return None
