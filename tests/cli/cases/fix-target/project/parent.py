import json
import pickle
import subprocess
import sys


def describe(rows):
    total = 0
    for row in rows:
        total += len(row)
    return {"op": "sort", "total": total, "mean": total / 2, "names": [str(row) for row in rows], "empty": not rows}


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(describe(rows)), check=True)


start([[1, 2], [3]])
