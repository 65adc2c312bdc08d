import pickle
import subprocess
import sys


def start(rows):
    import json as one
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"one": one.loads}), check=True)


start([1, 2])
