import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": int("f" * 4000, 16)}))
