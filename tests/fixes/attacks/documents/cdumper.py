import yaml

yaml.dump({"a": 1}, open("a.yml", "w"), Dumper=getattr(yaml, "CDumper", yaml.Dumper))
yaml.emit(yaml.serialize(yaml.compose("x")), open("b", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
