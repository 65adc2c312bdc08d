import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "\ude00".join(["\ud83d", "x"])}), check=True)


start([1, 2])
