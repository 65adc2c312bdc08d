import pickle
import subprocess
import sys
import threading

TASK = {"n": 1}


def start():
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(TASK))


TASK["n"] = (1, 2)
start()
