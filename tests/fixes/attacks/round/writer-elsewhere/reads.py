import sys

from ruamel.yaml import YAML

YAMLS = {"unsafe": YAML(typ="unsafe")}
print(YAMLS["unsafe"].load(open(sys.argv[1])))
