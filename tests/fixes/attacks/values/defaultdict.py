import pickle
import subprocess
import sys
from collections import defaultdict


def start(rows):
    d = defaultdict(int)
    d["a"] = 1
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(d), check=True)


start([1, 2])
