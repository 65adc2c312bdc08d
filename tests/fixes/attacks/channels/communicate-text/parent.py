import pickle
import subprocess
import sys


def start(rows):
    worker = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE, text=True)
    worker.communicate(pickle.dumps({"n": len(rows)}, 0))


start([1, 2])
