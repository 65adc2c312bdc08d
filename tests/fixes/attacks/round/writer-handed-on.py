import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
write = yaml.dump
print(yaml.load(open(sys.argv[1])))
write((1, 2), sys.stdout)
