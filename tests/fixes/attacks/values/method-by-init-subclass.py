import pickle
import subprocess
import sys


class T:
    def __init_subclass__(cls):
        cls.one = lambda self: (1,)


class U(T):
    def one(self):
        return 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": U().one()}), check=True)


start([1, 2])
