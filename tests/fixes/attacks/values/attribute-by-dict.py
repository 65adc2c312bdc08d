import pickle
import subprocess
import sys


class Task:
    def __init__(self):
        self.n = 1

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


task = Task()
task.__dict__.update(n=(1, 2))
task.send()
