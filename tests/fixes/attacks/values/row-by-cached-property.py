import pickle
import subprocess
import sys
import functools


class T:
    @functools.cached_property
    def rows(self):
        return [1]


def start(rows):
    t = T()
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": t.rows, "b": t.rows}), check=True)


start([1, 2])
