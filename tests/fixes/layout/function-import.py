def read(path):
    import yaml
    from yaml import Loader

    return yaml.load(open(path), Loader=Loader)


def other(path):
    from yaml import load, Loader as L
    return load(open(path), Loader=L)


def third(path):
    from yaml import load, Loader, dump

    return dump(load(open(path), Loader=Loader))


def fourth(path):
    from yaml import safe_load, load, Loader

    return load(open(path), Loader=Loader), safe_load(open(path))


def fifth(path, more):
    if more:
        from yaml import load, Loader

        return load(open(path), Loader=Loader)


def sixth(path):
    from yaml import load, Loader

    def inner():
        return load(open(path), Loader=Loader)

    return inner(), load(open(path), Loader)
