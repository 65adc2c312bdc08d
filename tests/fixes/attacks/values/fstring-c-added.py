import pickle
import subprocess
import sys


def start(rows):
    text = f"{0xD83D:c}" + f"{0xDE00:{rows[0]}c}"
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": text}), check=True)


start([1, 2])
