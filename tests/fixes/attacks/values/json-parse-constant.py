import pickle
import subprocess
import sys
import json


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(json.loads("[NaN]", parse_constant=set)), check=True)


start([1, 2])
