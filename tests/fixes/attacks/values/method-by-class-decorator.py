import pickle
import subprocess
import sys


def change(cls):
    cls.one = lambda self: (1,)
    return cls


@change
class T:
    def one(self):
        return 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": T().one()}), check=True)


start([1, 2])
