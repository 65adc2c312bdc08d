import pickle
import subprocess
import sys


class str(str):
    pass


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"rows": str(len(rows))}), check=True)


start([1, 2])
