import enum
import yaml


class Op(enum.IntEnum):
    A = 1


yaml.dump([Op.A], open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
