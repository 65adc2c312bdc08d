import pickle
import subprocess
import sys
import functools


@functools.singledispatch
def one(rows):
    return 1


@one.register(list)
def _(rows):
    return (1,)


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": one(rows)}), check=True)


start([1, 2])
