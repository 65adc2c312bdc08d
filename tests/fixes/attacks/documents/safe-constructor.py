import yaml
from yaml.constructor import SafeConstructor

SafeConstructor.construct_yaml_int = lambda self, node: "1"
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
