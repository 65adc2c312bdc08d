import pickle
import subprocess
import sys


try:
    from fast import count
except ImportError:
    def count(rows):
        return len(rows)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": count(rows)}), check=True)


start([1, 2])
