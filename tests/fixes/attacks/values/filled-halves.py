import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "x".rjust(2, "\ud83d") .ljust(3, "\ude00")}), check=True)


start([1, 2])
