import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}), check=True)


start([1, 2])
here = "."
subprocess.run([sys.executable, f"{here}/worker.py"], input=pickle.dumps((1, 2)))
