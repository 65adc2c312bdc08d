import urllib3
import yaml


def settings(path):
    with open(path) as file:
        return yaml.load(file)


def fetch(address):
    return urllib3.PoolManager().request("GET", address)
