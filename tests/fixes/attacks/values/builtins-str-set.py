import pickle
import subprocess
import sys
import builtins


class S(str):
    pass


builtins.str = S


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": str(len(rows))}), check=True)


start([1, 2])
