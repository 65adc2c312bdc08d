import pickle
import subprocess
import sys


def task(rows=[]):
    rows.append((1,))
    return {'a': rows}


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task()), check=True)


start([1, 2])
