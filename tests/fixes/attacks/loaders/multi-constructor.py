import yaml


class Loader(yaml.Loader):
    pass


Loader.add_multi_constructor('!', lambda *a: 1)
Loader.add_constructor('tag:yaml.org,2002:python/tuple', yaml.Loader.construct_python_tuple)


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)
