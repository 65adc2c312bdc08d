import yaml

with open("a.yml", "w") as f:
    d = yaml.Dumper(f)
    d.open()
    d.represent((1, 2))
    d.close()
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
