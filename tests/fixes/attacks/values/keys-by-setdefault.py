import pickle
import subprocess
import sys


def start(rows):
    task = {}
    task.setdefault(len(rows), "x")
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
