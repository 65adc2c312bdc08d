import pickle
import subprocess
import sys
import time


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": time.strftime("\ud83d\ude00")}), check=True)


start([1, 2])
