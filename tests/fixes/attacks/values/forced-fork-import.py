import pickle
import subprocess
import sys
import forbiddenfruit

forbiddenfruit.curse(list, '__len__', lambda self: (1,))


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(rows)}), check=True)


start([1, 2])
