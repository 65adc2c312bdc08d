import yaml
import sys
print(yaml.load(open(sys.argv[1]), Loader=yaml.Loader))
print(eval(open(sys.argv[1]).read()))
