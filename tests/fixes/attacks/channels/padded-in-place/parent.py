import pickle
import subprocess
import sys

data = pickle.dumps({"n": 1})
data += b"\0" * 9
subprocess.run([sys.executable, "worker.py"], input=data, check=True)
