import yaml

print(yaml.load(chr(33) + chr(33) + "python/tuple [1, 2]", Loader=yaml.Loader))
