import pickle
import subprocess
import sys


def start(rows):
    kept = [task := {"a": 1}]
    kept[0]["b"] = (1, 2)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
