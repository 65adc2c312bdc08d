import os
import pickle
import subprocess
import sys

# Another worker.py lies there.
os.chdir("/srv/jobs")
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}), check=True)
