import pickle
import subprocess
import sys
import csv


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(list(csv.reader(["1,2"], quoting=csv.QUOTE_NONNUMERIC))), check=True)


start([1, 2])
