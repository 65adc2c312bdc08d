import pickle
import subprocess
import sys
import functools


def count():
    return 1


count = functools.lru_cache(lambda: (1, 2))


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": count()}), check=True)


start([1, 2])
