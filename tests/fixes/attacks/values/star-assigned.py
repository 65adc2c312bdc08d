import pickle
import subprocess
import sys


def start():
    n, *rest = 1, (2, 3)
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"r": rest}))


start()
