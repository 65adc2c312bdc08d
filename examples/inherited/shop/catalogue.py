import yaml


def load_catalogue(path):
    with open(path) as f:
        return yaml.load(f, Loader=yaml.Loader)["items"]


def load_prices(path):
    with open(path) as f:
        return yaml.safe_load(f)
