from ruamel.yaml import YAML

yaml = YAML(typ="unsafe")
print(yaml.load("".join(["!", "!", "python/", "tuple", " [1, 2]"])))
