from unittest import mock

import yaml

yaml.SafeLoader = None
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
