import pickle
import subprocess
import sys
import tomllib


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(tomllib.loads("d = 2020-01-01")), check=True)


start([1, 2])
