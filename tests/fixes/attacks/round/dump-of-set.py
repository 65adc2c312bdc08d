import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
yaml.dump({1j}, sys.stdout)
print(yaml.load(open(sys.argv[1])))
