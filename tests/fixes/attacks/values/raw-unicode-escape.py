import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": b"\\ud83d\\ude00".decode("raw-unicode-escape")}), check=True)


start([1, 2])
