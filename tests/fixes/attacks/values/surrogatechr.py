import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(chr(0xd800) + chr(0xdc00)), check=True)


start([1, 2])
