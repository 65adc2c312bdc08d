import yaml

yaml.Loader.yaml_implicit_resolvers = {}
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
