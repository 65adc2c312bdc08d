import yaml


def teach(loader):
    loader.add_constructor('!x', lambda l, n: 1)


teach(yaml.Loader)
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
