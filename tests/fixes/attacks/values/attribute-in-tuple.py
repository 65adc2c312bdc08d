import pickle
import subprocess
import sys


class Task:
    def __init__(self):
        self.n, self.m = (1, 2), 3

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


Task().send()
