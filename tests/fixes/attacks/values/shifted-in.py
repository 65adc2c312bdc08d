import pickle
import subprocess
import sys

n = 0
for byte in bytes(2000):
    n <<= 8
    n |= 255
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": n}))
