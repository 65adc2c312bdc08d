import pickle
import subprocess
import sys
import json


def text():
    return '1'


json.decoder.JSONDecoder.decode = lambda self, text: (1, 2)


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": json.loads(text())}), check=True)


start([1, 2])
