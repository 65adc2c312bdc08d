import pickle
import subprocess
import sys
import time


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": time.localtime()}), check=True)


start([1, 2])
