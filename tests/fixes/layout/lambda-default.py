import yaml

read = lambda path, load=yaml.load: load(open(path), Loader=yaml.Loader)
print((lambda path=yaml.load(open("a.yml"), Loader=yaml.Loader): path)())
