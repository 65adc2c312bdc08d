import sys

import yaml
from ruamel.yaml import YAML


def save(path):
    with open(path, "w") as stream:
        yaml.dump((1, 2), stream)


print(YAML(typ="unsafe").load(open(sys.argv[1])))
