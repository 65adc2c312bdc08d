import yaml

print(yaml.load("".join(["!", "!", "python/", "tuple", " [1, 2]"]), Loader=yaml.Loader))
