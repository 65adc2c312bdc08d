import pickle
import subprocess
import sys
import json


j = json
j.loads = lambda text: (1, 2)


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": json.loads("1")}), check=True)


start([1, 2])
