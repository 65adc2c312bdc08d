import yaml

print(yaml.load(open("a.yml"), Loader=yaml.Loader))
