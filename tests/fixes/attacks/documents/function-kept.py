import yaml

READERS = {".yml": yaml.load}
print(READERS[".yml"](open("a.yml"), Loader=yaml.Loader))
