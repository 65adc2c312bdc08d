import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}).ljust(4096, b"\0"), check=True)
