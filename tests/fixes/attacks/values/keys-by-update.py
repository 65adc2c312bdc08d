import pickle
import subprocess
import sys


def start(rows):
    task = {"a": 1}
    task.update({2: 3})
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
