from yaml import load, Loader


def read(path):
    return load(open(path), Loader=Loader)
