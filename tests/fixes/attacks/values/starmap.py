import pickle
import subprocess
import sys


class str:
    split = staticmethod(lambda text: (text,))


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": [one for one in map(str.split, ["a b"])]}), check=True)


start([1, 2])
