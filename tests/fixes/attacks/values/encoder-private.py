import pickle
import subprocess
import sys
import json

json._default_encoder = json.JSONEncoder(default=repr, skipkeys=True)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
