import pickle
import subprocess
import sys


def start(rows):
    task = {'a': []}
    for one in task.values():
        one.append((1, 2))
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
