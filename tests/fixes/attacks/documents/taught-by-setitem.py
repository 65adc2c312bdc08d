import yaml

yaml.loader.Loader.yaml_constructors["!n"] = lambda loader, node: 1
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
