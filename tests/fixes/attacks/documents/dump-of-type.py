import yaml

yaml.dump({'z': int}, open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
