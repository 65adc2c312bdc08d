import pickle
import subprocess
import sys


def start():
    n = 1
    for i in range(3000):
        n *= 1000
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))


start()
