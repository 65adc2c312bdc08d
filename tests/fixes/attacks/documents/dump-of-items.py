import yaml

open("a.yml", "w").write(yaml.dump({"rows": list({"a": 1}.items())}))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
