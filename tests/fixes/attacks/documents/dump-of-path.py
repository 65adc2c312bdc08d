import pathlib

import yaml

with open("a.yml", "w") as stream:
    yaml.dump({"path": pathlib.Path("x")}, stream)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
