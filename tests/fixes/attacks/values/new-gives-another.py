import pickle
import subprocess
import sys


class T:
    def __new__(cls):
        return 1j.conjugate

    n = 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": T().n}), check=True)


start([1, 2])
