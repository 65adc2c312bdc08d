import pickle
import subprocess
import sys


def __getattr__(name):
    return {1}


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": __getattr__("x")}), check=True)


start([1, 2])
