import pickle
import subprocess
import sys


def start(given):
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": given and 1}))


start((1, 2))
