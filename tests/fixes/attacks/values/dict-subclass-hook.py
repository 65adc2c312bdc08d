import pickle
import subprocess
import sys


class Task(dict):
    def __reduce__(self):
        return dict, ()


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(Task(n=1)), check=True)


start([1, 2])
