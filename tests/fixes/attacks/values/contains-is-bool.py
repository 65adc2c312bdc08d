import pickle
import subprocess
import sys


class T:
    def __contains__(self, i):
        return (1,)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1 in T(), "m": T().__contains__(1)}), check=True)


start([1, 2])
