import pickle
import subprocess
import sys

n = len(sys.argv)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": f"{n}\ud83d\ude00"}))
