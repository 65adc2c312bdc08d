import pickle
import subprocess
import sys
import random


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": random.uniform(rows[0], 1)}), check=True)


start([1, 2])
import numpy
start([numpy.float64(1)])
