import pickle
import subprocess
import sys


class Keeper:
    def __eq__(self, other):
        other.append(object())
        return True


def start(rows):
    rows = [1]
    print(Keeper() == rows)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": rows}), check=True)


start([1, 2])
