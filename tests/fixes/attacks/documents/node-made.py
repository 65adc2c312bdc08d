import yaml

node = yaml.SequenceNode("tag:yaml.org,2002:python" + "/tuple", [])
open("a.yml", "w").write(yaml.serialize(node))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
