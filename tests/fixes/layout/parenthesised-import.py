from yaml import (
    Loader,  # the old one
    load,
)

print(load(open("a.yml"), Loader=Loader))
