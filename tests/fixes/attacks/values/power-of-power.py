import pickle
import subprocess
import sys


def start(rows):
    a = len(rows) ** 99
    b = a ** 99
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": b}), check=True)


start([1, 2])
