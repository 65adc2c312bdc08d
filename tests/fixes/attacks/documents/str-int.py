import yaml

yaml.dump({"a": str(yaml.load("x", Loader=yaml.BaseLoader))}, open("a.yml", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
