import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1})); subprocess.run([sys.executable, "worker.py"], stdin=open("x"))
