import pickle
import subprocess
import sys


class Task:
    n = 1

    def __getattribute__(self, name):
        return (1, 2) if name == "n" else object.__getattribute__(self, name)

    def send(self):
        return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": self.n}), check=True)


Task().send()
