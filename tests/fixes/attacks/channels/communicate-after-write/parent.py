import pickle
import subprocess
import sys


def start(rows):
    worker = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE)
    worker.stdin.write(b"\x80\x04N.")
    worker.communicate(pickle.dumps({"n": len(rows)}))


start([1, 2])
