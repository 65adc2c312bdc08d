import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"inner": pickle.dumps({"n": 1})}))
