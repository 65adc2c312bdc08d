import yaml

getattr(yaml, "du" + "mp")({"a": (1, 2)}, open("a.yml", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
