import pickle
import subprocess
import sys


def start(rows):
    one = 1
    del one
    global two
    two = (1, 2)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"two": two}), check=True)


start([1, 2])
