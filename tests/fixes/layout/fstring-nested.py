import yaml

print(f"{yaml.load(open("a.yml"), Loader=yaml.Loader)["a"]}")
