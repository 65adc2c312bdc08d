import pickle
import subprocess
import sys


ERRORS = 'surrogatepass'


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": bytes.fromhex("eda0bdedb880").decode(errors=ERRORS)}), check=True)


start([1, 2])
