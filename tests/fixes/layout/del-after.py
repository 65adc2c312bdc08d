import yaml

config = yaml.load(open("a.yml"), Loader=yaml.Loader)
del yaml
