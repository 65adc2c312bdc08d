import yaml


class Monster(yaml.YAMLObject):
    yaml_tag = '!Monster'


print(yaml.load(open('a.yml'), Loader=yaml.Loader))
