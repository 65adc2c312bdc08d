import yaml

y = yaml
y.safe_load = lambda stream: None
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
