import pickle
import subprocess
import sys

vars(pickle)["dumps"] = lambda value: b"\x80\x04K\x01."
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}), check=True)
