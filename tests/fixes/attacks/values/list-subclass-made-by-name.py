import pickle
import subprocess
import sys


class list(list):
    pass


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": list(rows)}), check=True)


start([1, 2])
