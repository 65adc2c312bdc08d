import re
import yaml

yaml.Loader.add_implicit_resolver("tag:yaml.org,2002:str", re.compile("^yes$"), ["y"])
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
