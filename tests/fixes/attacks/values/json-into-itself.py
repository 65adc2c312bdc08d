import json
import pickle
import subprocess
import sys


def start(text):
    found = json.loads(text)
    found["x"] = found["y"]
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(found))


start(sys.argv[1])
