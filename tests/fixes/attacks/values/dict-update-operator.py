import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": 1} | {2: 3}))
