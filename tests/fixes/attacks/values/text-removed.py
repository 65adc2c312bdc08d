import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "\ud83dx\ude00".replace("x", "")}), check=True)


start([1, 2])
