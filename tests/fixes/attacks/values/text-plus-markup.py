import pickle
import subprocess
import sys

from markupsafe import Markup

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "a" + Markup("b")}))
