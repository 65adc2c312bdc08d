import pickle
import subprocess
import sys


def start():
    found = {"a": "x"}
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(found.pop("x", b"none")))


start()
