import pickle
import subprocess
import sys
import functools


@functools.cache
def make():
    return {"a": 1}


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(make()), check=True)


start([1, 2])
