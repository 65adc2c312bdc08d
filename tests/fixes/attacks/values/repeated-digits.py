import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": int("9" * 4000) * int("9" * 4000)}), check=True)


start([1, 2])
