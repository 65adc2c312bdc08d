import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "".join(["\ud83d", "\ude00"])}), check=True)


start([1, 2])
