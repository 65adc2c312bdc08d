import pickle
import subprocess
import sys


def start(rows):
    n = -1.0
    n **= 0.5
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
