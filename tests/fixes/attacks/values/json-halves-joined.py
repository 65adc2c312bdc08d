import pickle
import subprocess
import sys
import json


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": json.loads('"\\ud83d"') + json.loads('"\\ude00"')}), check=True)


start([1, 2])
