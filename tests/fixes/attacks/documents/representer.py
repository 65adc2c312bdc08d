import yaml

yaml.add_representer(str, lambda d, s: d.represent_scalar("tag:yaml.org,2002:python/unicode", s))
yaml.dump({"a": "x"}, open("a.yml", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
