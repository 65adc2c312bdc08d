import yaml

yaml.serialize(yaml.compose(open('b.yml')), open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
