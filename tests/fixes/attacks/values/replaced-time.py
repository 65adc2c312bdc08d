import decimal
import pickle
import subprocess
import sys
import time

time.time = lambda: decimal.Decimal(1)
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": time.time()}))
