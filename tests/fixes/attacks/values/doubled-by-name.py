import pickle
import subprocess
import sys


def start(rows):
    n = 1
    for _ in range(20000):
        m = n
        n = m + n
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
