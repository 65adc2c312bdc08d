import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": "%c%c" % (0xD83D, 0xDE00)}), check=True)


start([1, 2])
