import json
import pickle
import subprocess
import sys

json.encoder.FLOAT_REPR = lambda number: "%.2f" % number
json.JSONEncoder.default = lambda self, value: None
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1.23456}), check=True)
