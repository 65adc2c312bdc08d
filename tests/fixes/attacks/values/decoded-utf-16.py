import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": b"=\xd8".decode("utf-16-le", "surrogatepass") + b"\x00\xde".decode("utf-16-le", "surrogatepass")}), check=True)


start([1, 2])
