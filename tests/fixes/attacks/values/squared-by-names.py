import pickle
import subprocess
import sys


def start(rows):
    a = len(rows)
    b = a * a
    c = b * b
    d = c * c
    e = d * d
    f = e * e
    g = f * f
    h = g * g
    i = h * h
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": i}), check=True)


start([1, 2])
