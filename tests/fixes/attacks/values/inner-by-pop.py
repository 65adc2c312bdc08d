import pickle
import subprocess
import sys


def start(rows):
    inner = []
    task = {'a': inner}
    inner.append((1, 2))
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
