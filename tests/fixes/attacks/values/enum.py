import pickle
import subprocess
import sys
import enum


class Color(enum.IntEnum):
    RED = 1


def start(rows):
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": Color.RED}), check=True)


start([1, 2])
