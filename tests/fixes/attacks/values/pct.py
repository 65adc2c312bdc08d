import pickle
import subprocess
import sys


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": "%s" % rows[0]}), check=True)


start([1, 2])


class Text(str):
    def __str__(self):
        return self


start([Text("a")])
