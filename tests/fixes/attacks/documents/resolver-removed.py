import yaml

for rules in yaml.resolver.Resolver.__dict__.values():
    pass
del yaml.SafeLoader.bool_values["yes"]
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
