import pickle
import subprocess
import sys


class T:
    def one(self):
        return 1


t = T()
t.one = lambda: (1,)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": t.one()}), check=True)


start([1, 2])
