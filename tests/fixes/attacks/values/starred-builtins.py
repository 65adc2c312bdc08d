import json
import pickle
import subprocess
import sys
from numpy import *

# numpy's any, which gives its own kind of bool.
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"ok": any([1, 2])}))
