import yaml

with open("a.yml", "w") as f:
    yaml.dump_all([(1, 2)], f)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
