import pickle
import subprocess
import sys


class Task:
    __slots__ = ("n",)

    def __init__(self):
        self.n = []
        self.n += ((1, 2),)

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


Task().send()
