import pickle
import subprocess
import sys


def start():
    row = [1]
    task = [row]
    row.append((2, 3))
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start()
