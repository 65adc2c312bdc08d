import pickle
import subprocess
import sys


def start(manager):
    task = {"n": 1}
    with manager as task["n"]:
        subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start(open("x"))
