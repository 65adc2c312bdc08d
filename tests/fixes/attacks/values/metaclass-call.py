import pickle
import subprocess
import sys


class Meta(type):
    def __call__(cls):
        return {1}


class Number(metaclass=Meta):
    pass


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": Number()}), check=True)


start([1, 2])
