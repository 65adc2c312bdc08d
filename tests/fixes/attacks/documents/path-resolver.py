import yaml

yaml.add_path_resolver('!x', ['a'], Loader=yaml.Loader)
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
