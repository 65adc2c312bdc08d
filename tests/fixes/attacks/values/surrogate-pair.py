import pickle
import subprocess
import sys

# Two characters in Python, one after JSON.
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": "\ud83d\ude00"}))
