import sys

import ruamel.yaml

print(ruamel.yaml.YAML(typ="unsafe").load(open(sys.argv[1])))
ruamel.yaml.dump((1, 2), sys.stdout)
