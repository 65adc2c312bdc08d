import pickle
import subprocess
import sys
import re


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": re.match("(a)", "a").groups()}), check=True)


start([1, 2])
