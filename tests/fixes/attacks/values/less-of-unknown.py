import pickle
import subprocess
import sys


class Own:
    def __neg__(self):
        return (1,)

    __invert__ = __neg__

    def __lt__(self, other):
        return (1,)

    __gt__ = __lt__


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"less": rows[0] < rows[1]}), check=True)


start([Own(), Own()])
