import pickle
import subprocess
import sys
import functools


def twice(f):
    @functools.wraps(f)
    def g(*a):
        return (f(*a),)

    return g


@twice
def one(rows):
    return len(rows)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": one(rows)}), check=True)


start([1, 2])
