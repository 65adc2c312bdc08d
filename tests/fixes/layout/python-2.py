import yaml
print yaml.load(open("a.yml"), Loader=yaml.Loader)
print eval(open("a.txt").read())
