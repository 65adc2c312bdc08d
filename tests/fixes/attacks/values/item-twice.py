import pickle
import subprocess
import sys


def start():
    rows = [[1], [2]]
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": rows[0], "b": rows[0]}))


start()
