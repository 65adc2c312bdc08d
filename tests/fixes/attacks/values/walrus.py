import pickle
import subprocess
import sys
def keep(task):
    task["b"] = (1, 2)


def start(rows):
    keep(task := {"a": 1})
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
