import pickle
import subprocess
import sys
import functools


@functools.lru_cache
def row(n):
    return [n]


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": row(1), "b": row(1)}), check=True)


start([1, 2])
