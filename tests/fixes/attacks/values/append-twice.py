import pickle
import subprocess
import sys


def start():
    row = [1]
    task = []
    task.append(row)
    task.append(row)
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start()
