import pickle
import subprocess
import sys


def start(rows):
    text = "%c" % 0xD83D + "%c" % 0xDE00
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": text}), check=True)


start([1, 2])
