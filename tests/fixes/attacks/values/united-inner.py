import pickle
import subprocess
import sys


def start(rows):
    one = {"x": [1]}
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": one, "b": one | {"y": 1}}), check=True)


start([1, 2])
