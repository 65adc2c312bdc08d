import pickle
import subprocess
import sys


class T:
    def __len__(self):
        return (1,)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": T().__len__()}), check=True)


start([1, 2])
