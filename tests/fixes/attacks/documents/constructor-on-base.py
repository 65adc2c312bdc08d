import yaml

yaml.constructor.Constructor.add_multi_constructor('!x', lambda *a: 1)
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
