import yaml


def show(data, path):
    node = yaml.Dumper("x").represent_data(data)
    return yaml.load(yaml.serialize(node), Loader=yaml.Loader)
