import collections

import yaml

Point = collections.namedtuple("Point", "x")
open("a.yml", "w").write(yaml.dump([Point(1)]))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
