import pickle
import subprocess
import sys
import inspect


def change():
    inspect.stack()[1].frame.f_locals["task"]["x"] = (1, 2)


def start(rows):
    task = {}
    change()
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task), check=True)


start([1, 2])
