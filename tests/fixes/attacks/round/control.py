import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
print(yaml.load(open(sys.argv[1])))
