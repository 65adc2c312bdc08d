import pickle
import subprocess
import sys


class Own:
    def __neg__(self):
        return (1,)

    __invert__ = __neg__

    def __eq__(self, other):
        return (1,)

    __gt__ = __eq__


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"same": rows[0] == rows[1]}), check=True)


start([Own(), Own()])
