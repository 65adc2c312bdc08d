import yaml

print(yaml.load("@@python/tuple [1]".replace("@", "!"), Loader=yaml.Loader))
