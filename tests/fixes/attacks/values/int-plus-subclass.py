import pickle
import subprocess
import sys


class Money(int):
    def __radd__(self, other):
        return (self, other)


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": 1 + Money(2)}))
