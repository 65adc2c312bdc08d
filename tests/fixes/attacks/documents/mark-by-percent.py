import yaml

print(yaml.load("%s%spython/name:os.sep" % ("!", "!"), Loader=yaml.Loader))
