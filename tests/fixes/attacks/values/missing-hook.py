import pickle
import subprocess
import sys


class Task(dict):
    def __missing__(self, key):
        return (key,)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(Task(n=1)["x"]), check=True)


start([1, 2])
