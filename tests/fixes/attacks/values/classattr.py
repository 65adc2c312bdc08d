import pickle
import subprocess
import sys
class Conf:
    task = {"a": 1}


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(Conf.task), check=True)


start([1, 2])
