import datetime
import yaml

yaml.dump({'z': datetime.timedelta(1)}, open('a.yml', 'w'))
print(yaml.load(open('a.yml'), Loader=yaml.Loader))
