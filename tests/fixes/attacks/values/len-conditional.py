import pickle
import subprocess
import sys


if sys.platform == "linux":
    def len(rows):
        return (1, 2)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
