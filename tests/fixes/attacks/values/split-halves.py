import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"texts": "a".replace("a", "\ud83d\ude00").split("x")}), check=True)


start([1, 2])
