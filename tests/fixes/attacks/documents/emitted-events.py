import yaml

yaml.emit(yaml.parse('!!py' 'thon/tuple [1]'), open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
