import pickle
import subprocess
import sys


class T:
    def __getitem__(self, i):
        return {1}


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": T()[0]}), check=True)


start([1, 2])
