import json
import pickle
import subprocess
import sys

json._default_encoder = json.JSONEncoder(sort_keys=True)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1, "a": 2}), check=True)
