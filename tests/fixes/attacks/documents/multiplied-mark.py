import yaml

print(yaml.load("!" * 2 + "python/tuple [1, 2]", Loader=yaml.Loader))
