import collections

import yaml

with open("a.yml", "w") as stream:
    yaml.dump(collections.Counter("ab"), stream)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
