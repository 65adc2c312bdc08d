import pickle
import subprocess
import sys
import importlib

import json

vars(json).update(dumps=repr)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "x"}), check=True)


start([1, 2])
