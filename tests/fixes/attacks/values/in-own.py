import pickle
import subprocess
import sys


class Column:
    def __eq__(self, other):
        return (self, other)


subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": Column() == 1}))
