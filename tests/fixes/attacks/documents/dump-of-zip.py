import yaml

open("a.yml", "w").write(yaml.dump([one for one in zip("a", "b")]))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
