import pickle
import subprocess
import sys


class Own:
    def __eq__(self, other):
        return (1, 2)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"same": rows == Own()}), check=True)


start([1, 2])
