import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": int.from_bytes(b"\xff" * 2000, "big")}), check=True)


start([1, 2])
