import pickle
import subprocess
import sys
import builtins


def exchange(where):
    where.len = lambda rows: (1, 2)


exchange(builtins)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
