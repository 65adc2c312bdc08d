import pickle
import subprocess
import sys


def start():
    row = [[1]]
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": list(row), "b": row[:]}))


start()
