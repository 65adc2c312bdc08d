import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "ab".replace("a", "\ud83d").replace("b", "\ude00")}), check=True)


start([1, 2])
