import pickle
import subprocess
import sys
import ast


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"t": ast.literal_eval(sys.argv[0])}), check=True)


start([1, 2])
