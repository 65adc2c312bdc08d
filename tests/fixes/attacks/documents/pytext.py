import yaml

with open("a.yml", "w") as f:
    f.write("a: !!python/tuple [1, 2]\n")
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
