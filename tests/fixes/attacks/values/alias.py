import pickle
import subprocess
import sys


def start(rows):
    task = other = {"a": 1}
    other["b"] = (1, 2)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
