import pickle
import subprocess
import sys


class Task:
    def __init__(self):
        self.n = 1

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


task = Task()
task.n = (1, 2)
task.send()
