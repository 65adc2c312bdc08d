import pickle
import subprocess
import sys
import threading


def start(manager):
    n = 1
    with manager as n:
        subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))


start(threading.Lock())
