import pickle
import subprocess
import sys
import patching


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}), check=True)


start([1, 2])
