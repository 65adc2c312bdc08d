import yaml

match yaml.load(open("a.yml"), Loader=yaml.Loader):
    case {"load": load}:
        print(load)
