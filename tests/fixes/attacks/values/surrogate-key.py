import pickle
import subprocess
import sys

task = {}
task["\ud83d\ude00"] = 1
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(task))
