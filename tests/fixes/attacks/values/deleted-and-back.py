import pickle
import subprocess
import sys


def start(rows):
    task = {}
    whole = {'t': task}
    whole['t']['x'] = (1, 2)
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(whole), check=True)


start([1, 2])
