import pickle
import subprocess
import sys


def start():
    task = {"n": 1}
    task |= {1: 2}
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start()
