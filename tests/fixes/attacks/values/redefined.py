import pickle
import subprocess
import sys


def task():
    return {"n": 1}


def task():
    return {"n": (1, 2)}


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task()))
