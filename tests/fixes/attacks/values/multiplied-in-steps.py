import pickle
import subprocess
import sys


def start(rows):
    n = 1
    n *= int(sys.argv[1])
    n *= int(sys.argv[2])
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
