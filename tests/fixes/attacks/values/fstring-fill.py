import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": f"{len(rows):\ud83d>9}"}), check=True)


start([1, 2])
