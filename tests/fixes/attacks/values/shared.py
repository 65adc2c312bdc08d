import pickle
import subprocess
import sys


def start(rows):
    x = [1]
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": x, "b": x}), check=True)


start([1, 2])
