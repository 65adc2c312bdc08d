import collections
import yaml

yaml.dump(collections.defaultdict(list), open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
