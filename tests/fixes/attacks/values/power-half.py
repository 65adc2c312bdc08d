import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": (0 - len(rows)) ** (1 / 2)}), check=True)


start([1, 2])
