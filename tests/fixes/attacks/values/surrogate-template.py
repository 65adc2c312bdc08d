import pickle
import subprocess
import sys

n = len(sys.argv)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": "\ud83d\ude00 %d" % n}))
