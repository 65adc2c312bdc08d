import builtins
import pickle
import subprocess
import sys

builtins.len = lambda rows: (1, 2)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len([])}))
