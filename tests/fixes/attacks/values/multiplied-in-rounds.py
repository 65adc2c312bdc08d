import pickle
import subprocess
import sys


def start(rows):
    n = 1
    for _ in range(5000):
        n = n * 10
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
