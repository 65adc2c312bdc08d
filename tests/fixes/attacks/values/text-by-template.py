import pickle
import subprocess
import sys
import string


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": string.Template("\ud83d$a").substitute(a="\ude00")}), check=True)


start([1, 2])
