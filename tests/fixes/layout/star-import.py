from yaml import *
from ast import *

print(load(open("a.yml"), Loader=Loader))
print(eval(open("a.txt").read()))
