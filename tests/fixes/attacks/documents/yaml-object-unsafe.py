import yaml


class Monster(yaml.YAMLObject):
    yaml_tag = '!Monster'
    yaml_loader = [yaml.UnsafeLoader]


print(yaml.load(open('a.yml'), Loader=yaml.UnsafeLoader))
