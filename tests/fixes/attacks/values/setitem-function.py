import pickle
import subprocess
import sys
import operator


def start(rows):
    task = {}
    operator.setitem(task, 'x', (1, 2))
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
