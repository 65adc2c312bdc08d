import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"text": b"\xed\xa0\xbd\xed\xb8\x80".decode("utf-8", "surrogatepass")}), check=True)


start([1, 2])
