import pickle
import subprocess
import sys
class Box(dict):
    pass


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(Box(a=1)), check=True)


start([1, 2])
