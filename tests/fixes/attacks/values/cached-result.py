import functools
import pickle
import subprocess
import sys


@functools.lru_cache
def row():
    return [1]


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps([row(), row()]))
