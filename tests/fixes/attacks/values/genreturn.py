import pickle
import subprocess
import sys
def make():
    yield 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(make()), check=True)


start([1, 2])
