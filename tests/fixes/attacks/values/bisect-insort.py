import pickle
import subprocess
import sys
import bisect


def start(rows):
    rows = [1]
    bisect.insort(rows, 2.5j)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": rows}), check=True)


start([1, 2])
