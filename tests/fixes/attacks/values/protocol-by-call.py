import pickle
import subprocess
import sys


def choose():
    print('asked')
    return 4


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}, protocol=choose()), check=True)


start([1, 2])
