import pickle
import subprocess
import sys


def start(rows):
    opts = {"a": (1,)}
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(dict(**opts)), check=True)


start([1, 2])
