import yaml


def save(path, value):
    with open(path, "w") as stream:
        yaml.dump(value.name, stream)


def load(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
