import yaml

yaml.add_constructor('!own', lambda l, n: 1)
