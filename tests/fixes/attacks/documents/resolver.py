import re
import yaml

yaml.add_implicit_resolver("!x", re.compile("^x$"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
