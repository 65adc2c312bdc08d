import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps("\ud800" + "\udc00"), check=True)


start([1, 2])
