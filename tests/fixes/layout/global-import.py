def begin():
    global yaml
    import yaml


def read(path):
    return yaml.load(open(path), Loader=yaml.Loader)
