import yaml

pair = yaml.load(open("a.yml"), Loader=yaml.Loader), yaml.load(open("b.yml"), Loader=yaml.Loader)
