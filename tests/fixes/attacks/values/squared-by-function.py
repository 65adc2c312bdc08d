import pickle
import subprocess
import sys


def grow(k):
    if k == 0:
        return 10
    h = grow(k - 1)
    return h * h


def start(rows):
    n = grow(14)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
