import yaml

yaml.Loader.construct_mapping = lambda self, node, deep=False: 1
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
