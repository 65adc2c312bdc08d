import pickle
import subprocess
import sys


class Own:
    def __round__(self):
        return (1,)

    def __lt__(self, other):
        return (1,)

    __gt__ = __lt__


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": round(rows[0])}), check=True)


start([Own(), Own()])
