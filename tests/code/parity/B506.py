import sys

import yaml

yaml.load(sys.stdin, Loader=yaml.UnsafeLoader)
