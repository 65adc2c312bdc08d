import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": float(sys.argv[1]) ** 0.5}), check=True)


start([1, 2])
