import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": str(bytes.fromhex("eda0bdedb880"), "utf-8", "surrogatepass")}), check=True)


start([1, 2])
