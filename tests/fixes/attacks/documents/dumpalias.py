import yaml
from yaml import dump as d

d({"a": (1, 2)}, open("a.yml", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
