from yaml import load, Loader

__all__ = ["load", "Loader", "read"]


def read(path):
    return load(open(path), Loader=Loader)
