import pickle
import subprocess
import sys


class Number(int):
    def __new__(cls):
        return (1, 2)


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": Number()}), check=True)


start([1, 2])
