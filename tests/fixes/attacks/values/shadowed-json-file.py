import pickle
import subprocess
import sys


def start(json):
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}))


start(None)
