import pickle
import subprocess
import sys
import simplejson

sys.modules['json'] = simplejson


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "x"}), check=True)


start([1, 2])
