import yaml

Monster = yaml.YAMLObjectMetaclass('Monster', (yaml.YAMLObject,), {'yaml_tag': '!M'})
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
