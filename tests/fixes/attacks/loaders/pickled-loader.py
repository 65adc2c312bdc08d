import yaml


class Loader(yaml.Loader):
    pass


KINDS = {Loader.__mro__[1]: 'unsafe'}


def read(path):
    with open(path) as stream:
        return KINDS[Loader.__base__], yaml.load(stream, Loader=Loader)
