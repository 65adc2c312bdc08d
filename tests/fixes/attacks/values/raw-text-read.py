import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": open("a.txt", errors="surrogatepass").read()}), check=True)


start([1, 2])
