import re
import yaml

yaml.Loader.add_implicit_resolver('!env', re.compile('x'), None)
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
