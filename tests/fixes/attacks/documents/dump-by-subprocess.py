import subprocess
import sys

import yaml

subprocess.run([sys.executable, "-c", "import yaml; yaml.dump((1, 2), open('a.yml', 'w'))"])
print(yaml.load(open("a.yml"), Loader=yaml.Loader))
