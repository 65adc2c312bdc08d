import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "ab".translate({97: "\ud83d", 98: "\ude00"})}), check=True)


start([1, 2])
