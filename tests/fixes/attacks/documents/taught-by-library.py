import yaml
from yamlinclude import YamlIncludeConstructor

YamlIncludeConstructor.add_to_loader_class(loader_class=yaml.FullLoader)
print(yaml.load(open("a.yml"), Loader=yaml.FullLoader))
