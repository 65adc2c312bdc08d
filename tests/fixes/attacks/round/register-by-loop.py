import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
for one in (int, str):
    getattr(yaml, 'register_class')(one)
print(yaml.load(open(sys.argv[1])))
