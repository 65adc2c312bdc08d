import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": f"{0xD83D:c}{0xDE00:c}"}), check=True)


start([1, 2])
