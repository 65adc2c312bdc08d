import yaml

a = yaml.load(open("a.yml"), Loader=yaml.Loader); b = yaml.load("!!python/tuple [1]", Loader=yaml.Loader)
