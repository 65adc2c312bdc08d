import sys

from ruamel.yaml import YAML

DOCUMENT = "!!python/tuple [1, 2]"
yaml = YAML(typ="unsafe")
print(yaml.load(open(sys.argv[1])))
