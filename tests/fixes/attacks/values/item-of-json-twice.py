import json
import pickle
import subprocess
import sys


def start(text):
    found = json.loads(text)
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": found["x"], "b": found["x"]}))


start(sys.argv[1])
