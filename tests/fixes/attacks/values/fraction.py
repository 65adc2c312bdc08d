import pickle
import subprocess
import sys
from fractions import Fraction


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": Fraction(1, 3)}), check=True)


start([1, 2])
