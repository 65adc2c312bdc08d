import yaml

yaml.dump({'z': 1j}, open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
