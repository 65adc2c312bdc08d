import pickle
import subprocess
import sys


def len(rows):
    return (1, 2)


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len([])}))
