import pickle
import subprocess
import sys

child = subprocess.Popen([sys.executable, "worker.py"], stdin=subprocess.PIPE)
child.stdin.write(pickle.dumps({"n": 1}))
child.stdin.write(b"and more")
child.stdin.close()
