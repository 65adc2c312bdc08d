import pickle
import subprocess
import sys

try:
    from fast import len
except ImportError:
    pass
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len([])}))
