import pickle
import subprocess
import sys


vars(__builtins__)["len"] = lambda rows: (1, 2)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
