import pickle
import subprocess
import sys
import random


def start(rows):
    rows = [1]
    random.shuffle(rows, lambda: rows.append((1, 2)) or 0.5)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": rows}), check=True)


start([1, 2])
