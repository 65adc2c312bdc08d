import yaml

yaml.dump({'z': bytearray(b'x')}, open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
