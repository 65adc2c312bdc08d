import pickle
import subprocess
import sys


class Keeper:
    def __contains__(self, other):
        other['x'] = (1,)
        return True


def start(rows):
    task = {}
    print(task in Keeper())
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
