import yaml

try:
    config = yaml.load(open("a.yml"), Loader=yaml.Loader)
except* ValueError as group:
    config = None
