import sys

from ruamel.yaml import YAML, constructor

yaml = YAML(typ="unsafe")
yaml.Constructor = constructor.UnsafeConstructor
print(yaml.load(open(sys.argv[1])))
