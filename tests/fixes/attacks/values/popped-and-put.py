import pickle
import subprocess
import sys


def start(rows):
    lists = [[2], [1]]
    lists.append(lists[0])
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"a": lists, "b": lists.copy()}), check=True)


start([1, 2])
