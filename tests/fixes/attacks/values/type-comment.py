import pickle
import subprocess
import sys


def start(n):  # type: (int) -> None
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))


start((1, 2))
