import yaml


class Writer(yaml.Dumper):
    pass


writer = Writer(open("a.yml", "w"))
writer.open()
writer.represent((1, 2))
writer.close()
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
