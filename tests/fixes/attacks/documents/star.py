from yaml import *

with open("a.yml", "w") as f:
    dump((1, 2), f)
print(load(open("a.yml"), Loader=Loader))
