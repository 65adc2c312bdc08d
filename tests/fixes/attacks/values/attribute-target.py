import pickle
import subprocess
import sys


class Box:
    pass


def start(box):
    task = {"n": 1}
    for task["n"] in [(1, 2)]:
        pass
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start(Box())
