import pickle
import subprocess
import sys


def start():
    n = 1
    try:
        int("x")
    except ValueError as n:
        subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))


start()
