import sys

import yaml

sys.modules["yaml"].safe_load = lambda stream: None
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
