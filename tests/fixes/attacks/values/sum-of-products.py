import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": sum([10 ** 4400])}), check=True)


start([1, 2])
