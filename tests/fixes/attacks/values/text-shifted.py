import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": int(sys.argv[1]) << 9}), check=True)


start([1, 2])
