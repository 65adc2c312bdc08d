import pickle
import subprocess
import sys


def start():
    task = {"a": 1}
    for i in range(3):
        task[i] = i
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start()
