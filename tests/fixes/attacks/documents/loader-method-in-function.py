import yaml


def teach(one):
    one.construct_scalar = lambda self, node: (1, 2)


teach(yaml.SafeLoader)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
