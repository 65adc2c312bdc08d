import pickle
import subprocess
import sys


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": (lambda: (1, 2))()}), check=True)


start([1, 2])
