import yaml

for one in (yaml.SafeLoader, yaml.CSafeLoader):
    one.construct_scalar = lambda self, node: (1, 2)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
