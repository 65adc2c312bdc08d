import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1 << len(rows) * 9000}), check=True)


start([1, 2])
