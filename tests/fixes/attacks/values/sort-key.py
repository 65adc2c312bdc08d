import pickle
import subprocess
import sys


def start(rows):
    rows = [1]
    rows.sort(key=lambda one: (one, 1))
    rows[:] = [(1, 2)]
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": rows}), check=True)


start([1, 2])
