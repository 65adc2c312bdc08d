import sys

from ruamel.yaml import YAML


class Own:
    yaml_tag = "!own"


yaml = YAML(typ="unsafe")
yaml.register_class(Own)
print(yaml.load(open(sys.argv[1])))
