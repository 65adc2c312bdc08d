import pickle
import subprocess
import sys


class Task:
    def __init__(self):
        self.n = 1

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


class Other(Task):
    def __init__(self):
        self.n = (1, 2)


Other().send()
