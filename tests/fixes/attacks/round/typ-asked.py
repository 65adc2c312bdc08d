import sys

from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
if "unsafe" in yaml.typ:
    print(yaml.load(open(sys.argv[1])))
