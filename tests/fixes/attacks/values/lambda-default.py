import pickle
import subprocess
import sys

make = lambda n=(1, 2): {"n": n}
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(make()))
