import pickle
import subprocess
import sys

import cloudpickle

sys.modules["pickle"] = cloudpickle
subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1}), check=True)
