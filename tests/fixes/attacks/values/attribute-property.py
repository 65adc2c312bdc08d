import pickle
import subprocess
import sys


class Task:
    @property
    def n(self):
        return (1, 2)

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


Task().send()
