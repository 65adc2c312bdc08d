import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(sorted({(1, 2), (3, 4)})))
