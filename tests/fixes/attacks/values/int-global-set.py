import pickle
import subprocess
import sys

n = 1
globals()["n"] = (1, 2)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))
