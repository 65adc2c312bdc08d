import pickle
import subprocess
import sys


class Quiet:
    def __enter__(self):
        return (1, 2)

    def __exit__(self, *_):
        return True


def count():
    with Quiet() as n:
        return n


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": count()}), check=True)


start([1, 2])
