import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
value = yaml.load(open(sys.argv[1]))
yaml.dump((1, value), sys.stdout)
