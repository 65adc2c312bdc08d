import yaml

config = yaml.load(yaml.load(open("a.yml"), Loader=yaml.Loader), Loader=yaml.Loader)
