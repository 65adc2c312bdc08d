import enum
import yaml


class C(enum.Enum):
    A = 1


yaml.dump({"a": C.A}, open("a.yml", "w"))
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
