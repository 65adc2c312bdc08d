import pickle
import subprocess
import sys

ROW = [1]


def row():
    return ROW


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps([row(), row()]))
