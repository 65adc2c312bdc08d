import pickle
import subprocess
import sys


def start(**task):
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start(n=(1, 2))
