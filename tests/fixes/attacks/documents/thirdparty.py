import yaml
from yamlinclude import YamlIncludeConstructor

YamlIncludeConstructor.add_to_loader_class(loader_class=yaml.FullLoader, base_dir="/x")
YamlIncludeConstructor.add_to_loader_class(loader_class=yaml.Loader)
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
