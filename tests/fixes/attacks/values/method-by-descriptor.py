import pickle
import subprocess
import sys


class D:
    def __get__(self, obj, cls):
        return lambda: (1,)


class T:
    one = D()


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": T().one()}), check=True)


start([1, 2])
