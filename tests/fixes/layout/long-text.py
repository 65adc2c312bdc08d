"""A text of its own.
import nothing
"""
"and another"

if 1: import yaml
config = yaml.load(open("a.yml"), Loader=yaml.Loader); text = eval(open("a.txt").read())
