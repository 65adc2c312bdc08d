import pickle
import subprocess
import sys
from collections import OrderedDict


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(OrderedDict(a=1)), check=True)


start([1, 2])
