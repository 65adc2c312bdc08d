import pickle
import subprocess
import sys


def start(rows):
    task = {"true": 1}
    task[len(rows) > 1] = 2
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start([])
