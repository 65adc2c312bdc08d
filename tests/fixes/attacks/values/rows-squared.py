import pickle
import subprocess
import sys


def start(rows):
    n = len(rows)
    while len(rows) < 16:
        rows.append(1)
        n = (n + 1) * n
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}), check=True)


start([1, 2])
