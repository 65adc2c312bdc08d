from yaml import *

print(load(open("a.yml"), Loader=Loader))
