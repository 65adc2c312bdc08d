import pickle
import subprocess
import sys


class Own(dict):
    pass


def start():
    task = {"n": 1}
    del task
    task = Own()
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))


start()
