import pickle
import subprocess
import sys
import json


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": json.JSONDecoder(parse_int=complex).decode("1")}), check=True)


start([1, 2])
