import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "x".center(3, "\ud83d")}), check=True)


start([1, 2])
