import pickle
import subprocess
import sys
import contextvars

N = contextvars.ContextVar('N', default=())


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": N.get()}), check=True)


start([1, 2])
