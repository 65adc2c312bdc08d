import yaml

print(yaml.load(open("a.yml", "rb"), Loader=yaml.Loader))
