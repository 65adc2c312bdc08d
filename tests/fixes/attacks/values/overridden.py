import pickle
import subprocess
import sys


class Plain:
    def task(self):
        return {"n": 1}

    def start(self):
        subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(self.task()))


class Other(Plain):
    def task(self):
        return {"n": (1, 2)}


Other().start()
