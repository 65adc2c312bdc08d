import pickle
import subprocess
import sys


def log(self, data):
    print(len(data))


subprocess.Popen.communicate = log


def start(rows):
    worker = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE)
    worker.communicate(pickle.dumps({"n": len(rows)}))


start([1, 2])
