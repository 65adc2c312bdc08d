try:
    from yaml import load, CLoader as Loader
except ImportError:
    from yaml import load, Loader


def read(path):
    return load(open(path), Loader=Loader)
