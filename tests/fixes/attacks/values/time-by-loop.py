import pickle
import subprocess
import sys
import time


for one in (time,):
    one.time = lambda: (1, 2)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": time.time()}), check=True)


start([1, 2])
