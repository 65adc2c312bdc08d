import pickle
import subprocess
import sys


def start(rows):
    task = {}
    task |= {'x': (1, 2)}
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
