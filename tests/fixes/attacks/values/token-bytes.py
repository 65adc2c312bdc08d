import pickle
import subprocess
import sys
import secrets


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": secrets.token_bytes(4)}), check=True)


start([1, 2])
