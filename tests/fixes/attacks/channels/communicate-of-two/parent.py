import pickle
import subprocess
import sys


def start(rows):
    worker = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE)
    if rows:
        worker = subprocess.Popen(["ssh", "host", "worker"], stdin=subprocess.PIPE)
    worker.communicate(pickle.dumps({"n": len(rows)}))


start([1, 2])
