import yaml

if (config := yaml.load(open("a.yml"), Loader=yaml.Loader)) is not None:
    print(config)
